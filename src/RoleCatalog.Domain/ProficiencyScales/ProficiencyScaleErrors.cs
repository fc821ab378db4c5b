namespace RoleCatalog.Domain.ProficiencyScales;

public static class ProficiencyScaleErrors
{
    public static DomainException NotFound(string id) =>
        new(Fault.NotFound, "proficiency-scale-not-found", $"There is no proficiency scale '{id}'.");

    public static DomainException IdTaken(CatalogKey id) =>
        new(Fault.Conflict, "key-taken", $"Another proficiency scale has the id '{id}'.", "/id");

    public static DomainException LevelsRemoved(IReadOnlyList<ProficiencyLevel> levels) =>
        new(
            Fault.Conflict,
            "level-removed",
            $"Levels are never removed from a scale; missing: {string.Join(", ", levels.Select(level => level.Key))}.",
            "/levels"
        );

    public static DomainError Unknown(string scale) =>
        new("proficiency-scale-unknown", $"There is no proficiency scale '{scale}'.");

    public static DomainError LevelUnknown(CatalogKey level, ProficiencyScale scale, string field) =>
        new(
            "level-unknown",
            $"The scale '{scale.Id}' has no level '{level}'; its levels are {string.Join(", ", scale.Definition.Levels.Select(known => known.Key))}.",
            field
        );
}
