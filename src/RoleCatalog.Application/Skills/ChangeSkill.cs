using MediatR;
using RoleCatalog.Application.Pipeline;
using RoleCatalog.Contracts.Skills;
using RoleCatalog.Domain;
using RoleCatalog.Domain.Skills;

namespace RoleCatalog.Application.Skills;

/// <summary>
/// Replaces what the catalogue says of a skill; skills that are now related to it, or no longer, change with it. The same
/// again changes nothing.
/// </summary>
/// <param name="IdOrKey">The skill.</param>
/// <param name="Skill">What is said of it from now on.</param>
/// <param name="ExpectedVersion">The version that the caller has read; null takes it as it is.</param>
public sealed record ChangeSkill(string IdOrKey, SkillInput Skill, int? ExpectedVersion) : ICommand<SkillState>
{
    internal sealed class Handler(ISkillRepository skills, SkillRelations relations, TimeProvider clock)
        : IRequestHandler<ChangeSkill, SkillState>
    {
        public async Task<SkillState> Handle(ChangeSkill command, CancellationToken cancellationToken)
        {
            var (skill, now) = (await skills.Get(command.IdOrKey), clock.Now());
            var known = skill.Definition;
            var definition = await relations.Read(command.Skill, skill, new ErrorCollector());
            skill.Change(definition, command.ExpectedVersion ?? skill.Version, now);
            var state = SkillStates.Of(skill);
            if (!skill.HasChanged)
            {
                return state;
            }

            await relations.RefuseCircle(skill, known.Broader);
            await skills.Save(skill, state);
            await relations.Mirror(skill, known.Related, now);
            return state;
        }
    }
}
