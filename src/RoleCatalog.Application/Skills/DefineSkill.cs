using System.Diagnostics.CodeAnalysis;
using MediatR;
using RoleCatalog.Application.Pipeline;
using RoleCatalog.Contracts.Skills;
using RoleCatalog.Domain;
using RoleCatalog.Domain.Skills;

namespace RoleCatalog.Application.Skills;

/// <summary>Adds a skill to the catalogue, unless it is probably there already and the caller does not overrule that.</summary>
public sealed record DefineSkill(NewSkill Skill, bool AllowDuplicate = false) : ICommand<SkillState>
{
    internal sealed class Handler(ISkillRepository skills, SkillRelations relations, TimeProvider clock)
        : IRequestHandler<DefineSkill, SkillState>
    {
        public async Task<SkillState> Handle(DefineSkill command, CancellationToken cancellationToken)
        {
            var errors = new ErrorCollector();
            var key = errors.Try("key", () => CatalogKey.Parse(command.Skill.Key));
            var definition = await relations.Read(command.Skill, before: null, errors);
            var now = clock.Now();
            var skill = Domain.Skills.Skill.Define(SkillId.New(now), key, definition, now);
            var state = SkillStates.Of(skill);
            await skills.Save(skill, state);
            await relations.Mirror(skill, before: [], now);
            if (!command.AllowDuplicate && await skills.FindAlike(skill) is { Count: > 0 } likely)
            {
                throw new NearDuplicateException(likely);
            }

            return state;
        }
    }
}

/// <summary>A skill with the key by which it will be known.</summary>
public sealed record NewSkill : SkillInput
{
    public NewSkill() { }

    [SetsRequiredMembers]
    internal NewSkill(SkillInput skill, string key)
        : base(skill) => Key = key;

    public required string Key { get; init; }
}
