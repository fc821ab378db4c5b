using MediatR;
using RoleCatalog.Application.Pipeline;
using RoleCatalog.Contracts.Skills;
using RoleCatalog.Domain;
using RoleCatalog.Domain.Skills;

namespace RoleCatalog.Application.Skills;

/// <summary>Replaces what the catalogue says of a skill.</summary>
public sealed record ChangeSkill(string IdOrKey, SkillInput Skill, int ExpectedVersion) : ICommand<SkillState>
{
    internal sealed class Handler(ISkillRepository skills, TimeProvider clock)
        : IRequestHandler<ChangeSkill, SkillState>
    {
        public async Task<SkillState> Handle(ChangeSkill command, CancellationToken cancellationToken)
        {
            var skill = await skills.Get(command.IdOrKey);
            skill.Change(command.Skill.Read(new ErrorCollector()), command.ExpectedVersion, clock.Now());
            var state = SkillStates.Of(skill);
            await skills.Save(skill, state);
            return state;
        }
    }
}
