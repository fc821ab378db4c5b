using RoleCatalog.Application.Matching;
using RoleCatalog.Domain;
using RoleCatalog.Domain.Skills;

namespace RoleCatalog.Infrastructure.Search.Matching;

/// <summary>A skill that a person has, as it is known now.</summary>
/// <param name="Id">Of the skill.</param>
/// <param name="Levels">The keys of the levels that were told of it; null for any level.</param>
internal sealed record HeldSkill(string Id, IReadOnlyList<string?> Levels)
{
    /// <summary>What a person has; told twice, by two names of a skill, the better one counts.</summary>
    /// <param name="told">In the words of whoever asks.</param>
    /// <param name="names">Of skills.</param>
    /// <param name="ranks">Of levels.</param>
    /// <param name="onlyPublic">For a reader who may not learn which skills there are: what there is not, nobody asks for.</param>
    /// <exception cref="DomainException">There is no such skill, or no such level.</exception>
    public static IReadOnlyList<HeldSkill> Of(
        IReadOnlyList<SkillHeld> told,
        CatalogNames names,
        LevelRanks ranks,
        bool onlyPublic
    )
    {
        var errors = new ErrorCollector();
        var held = errors
            .Each("skills", told, (skill, at) => Current(skill, at, names, ranks))
            .SelectMany(each => each);
        return onlyPublic || errors.Errors.Count == 0
            ? [.. held.GroupBy(each => each.Id, (id, same) => new HeldSkill(id, [.. same.Select(each => each.Level)]))]
            : throw new DomainException(Fault.Malformed, errors.Errors);
    }

    private static List<(string Id, string? Level)> Current(
        SkillHeld told,
        ErrorCollector errors,
        CatalogNames names,
        LevelRanks ranks
    )
    {
        var current = names.Current(told.Skill);
        if (current.Count == 0)
        {
            errors.Add(SkillErrors.Unknown(told.Skill) with { Field = "/skill" });
        }

        if (told.Level is { } level && !ranks.Knows(level))
        {
            errors.Add(new DomainError("level-unknown", $"No scale has a level '{level}'.", "/level"));
        }

        return [.. current.Select(id => (id, told.Level))];
    }

    public bool Reaches(string scale, string asked, LevelRanks ranks) =>
        Levels.Any(level => level is null || ranks.Reaches(scale, level, asked));

    /// <summary>The level to tell where one of a scale is asked for: the best in it, else the first.</summary>
    public string? LevelIn(string? scale, LevelRanks ranks) =>
        Levels.Contains(null) ? null
        : scale is null ? Levels[0]
        : Levels.MaxBy(level => ranks.Of(scale, level!) ?? int.MinValue);
}
