using MediatR;
using RoleCatalog.Application.Pipeline;
using RoleCatalog.Contracts.Skills;
using RoleCatalog.Domain;
using RoleCatalog.Domain.Skills;

namespace RoleCatalog.Application.Skills;

/// <summary>Adds a skill to the catalogue.</summary>
public sealed record DefineSkill(NewSkill Skill) : ICommand<SkillState>
{
    internal sealed class Handler(ISkillRepository skills, TimeProvider clock)
        : IRequestHandler<DefineSkill, SkillState>
    {
        public async Task<SkillState> Handle(DefineSkill command, CancellationToken cancellationToken)
        {
            var errors = new ErrorCollector();
            var key = errors.Try("key", () => CatalogKey.Parse(command.Skill.Key));
            var now = clock.Now();
            var skill = Domain.Skills.Skill.Define(SkillId.New(now), key, command.Skill.Read(errors), now);
            var state = SkillStates.Of(skill);
            await skills.Save(skill, state);
            return state;
        }
    }
}

/// <summary>A skill with the key by which it will be known.</summary>
public sealed record NewSkill : SkillInput
{
    public required string Key { get; init; }
}
