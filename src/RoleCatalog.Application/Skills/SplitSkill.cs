using MediatR;
using RoleCatalog.Application.Pipeline;
using RoleCatalog.Contracts.Skills;
using RoleCatalog.Domain;
using RoleCatalog.Domain.Localization;
using RoleCatalog.Domain.Skills;

namespace RoleCatalog.Application.Skills;

/// <summary>Makes a skill of its own of an alias; answers the new one.</summary>
public sealed record SplitSkill(string IdOrKey, SkillSplit Split, int ExpectedVersion) : ICommand<SkillState>
{
    internal sealed class Handler(ISkillRepository skills, TimeProvider clock) : IRequestHandler<SplitSkill, SkillState>
    {
        public async Task<SkillState> Handle(SplitSkill command, CancellationToken cancellationToken)
        {
            var (skill, split, now) = (await skills.Get(command.IdOrKey), command.Split, clock.Now());
            var errors = new ErrorCollector();
            var key = errors.Try("key", () => CatalogKey.Parse(split.Key));
            var language = errors.Try("language", () => LanguageTag.Parse(split.Language));
            var alias = errors.Try("alias", () => Text.Clean(split.Alias, SkillNames.MaxLength));
            errors.ThrowIfAny();
            var parts = new NewSkillParts(SkillId.New(now), key, split.Kind);
            var made = skill.Split(language, alias!, parts, command.ExpectedVersion, now);
            // First the one that gives: the name is then free.
            await skills.Save(skill, SkillStates.Of(skill));
            var state = SkillStates.Of(made);
            await skills.Save(made, state);
            return state;
        }
    }
}

/// <summary>Which alias becomes a skill, and the key by which that will be known; of the same kind unless another is given.</summary>
public sealed record SkillSplit(string Alias, string Language, string Key, SkillKind? Kind = null);
