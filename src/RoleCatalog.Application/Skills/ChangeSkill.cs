using MediatR;
using RoleCatalog.Application.Pipeline;
using RoleCatalog.Contracts.Skills;
using RoleCatalog.Domain;
using RoleCatalog.Domain.Skills;

namespace RoleCatalog.Application.Skills;

/// <summary>Replaces what the catalogue says of a skill; skills that are now related to it, or no longer, change with it.</summary>
public sealed record ChangeSkill(string IdOrKey, SkillInput Skill, int ExpectedVersion) : ICommand<SkillState>
{
    internal sealed class Handler(ISkillRepository skills, SkillRelations relations, TimeProvider clock)
        : IRequestHandler<ChangeSkill, SkillState>
    {
        public async Task<SkillState> Handle(ChangeSkill command, CancellationToken cancellationToken)
        {
            var (skill, now) = (await skills.Get(command.IdOrKey), clock.Now());
            var before = skill.Definition.Related;
            var definition = await relations.Read(command.Skill, skill, new ErrorCollector());
            skill.Change(definition, command.ExpectedVersion, now);
            await relations.RefuseCircle(skill);
            var state = SkillStates.Of(skill);
            await skills.Save(skill, state);
            await relations.Mirror(skill, before, now);
            return state;
        }
    }
}
