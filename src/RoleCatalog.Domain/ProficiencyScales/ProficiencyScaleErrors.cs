namespace RoleCatalog.Domain.ProficiencyScales;

public static class ProficiencyScaleErrors
{
    public static DomainException NotFound(string id) =>
        new(Fault.NotFound, "proficiency-scale-not-found", $"There is no proficiency scale '{id}'.");

    public static DomainException IdTaken(CatalogKey id) =>
        new(Fault.Conflict, "key-taken", $"Another proficiency scale has the id '{id}'.", "/id");

    public static DomainException BuiltInLevelsRemoved(IReadOnlyList<ProficiencyLevel> levels) =>
        new(
            Fault.Conflict,
            "level-built-in",
            $"A scale that every catalogue has keeps its levels; missing: {string.Join(", ", levels.Select(level => level.Key))}. Retire them instead.",
            "/levels"
        );

    /// <param name="level">The level that was to be removed.</param>
    /// <param name="counts">How much asks for it, such as "2 skill profiles".</param>
    /// <param name="users">Some of it, such as "the draft of 'backend-developer'".</param>
    public static DomainException LevelInUse(string level, IEnumerable<string> counts, IEnumerable<string> users) =>
        new(
            Fault.Conflict,
            "level-in-use",
            $"The level '{level}' is asked for by {string.Join(" and ", counts)}: {string.Join(", ", users)}. Retire it instead.",
            "/levels"
        );

    /// <param name="levels">The levels that were to stand in another order.</param>
    /// <param name="counts">How much asks for any of them.</param>
    /// <param name="users">Some of it.</param>
    public static DomainException LevelOrderInUse(
        IEnumerable<string> levels,
        IEnumerable<string> counts,
        IEnumerable<string> users
    ) =>
        new(
            Fault.Conflict,
            "level-order-in-use",
            $"The levels {string.Join(", ", levels.Select(level => $"'{level}'"))} are asked for by {string.Join(" and ", counts)}: {string.Join(", ", users)}. Keep their order, or define another scale.",
            "/levels"
        );

    public static DomainException LevelGone() =>
        new(
            Fault.Conflict,
            "level-gone",
            "A level that a requirement asks for was removed from its scale meanwhile: take another one.",
            "/requirementGroups"
        );

    public static DomainError Unknown(string scale) =>
        new("proficiency-scale-unknown", $"There is no proficiency scale '{scale}'.");

    public static DomainError LevelUnknown(CatalogKey level, ProficiencyScale scale, string field) =>
        new(
            "level-unknown",
            $"The scale '{scale.Id}' has no level '{level}'; its levels are {string.Join(", ", scale.Definition.Levels.Select(known => known.Key))}.",
            field
        );

    public static DomainError LevelRetired(CatalogKey level, ProficiencyScale scale, string field) =>
        new(
            "level-retired",
            $"The level '{level}' of the scale '{scale.Id}' is retired; take one of {string.Join(", ", scale.Definition.Levels.Where(known => !known.Retired).Select(known => known.Key))}.",
            field
        );
}
