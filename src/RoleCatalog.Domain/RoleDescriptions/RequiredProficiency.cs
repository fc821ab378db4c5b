using RoleCatalog.Domain.ProficiencyScales;

namespace RoleCatalog.Domain.RoleDescriptions;

/// <summary>The level that must be there and the one that would be best, on one scale.</summary>
public sealed record RequiredProficiency(CatalogKey Scale, CatalogKey? Minimum, CatalogKey? Desired)
{
    /// <param name="scale">The scale of the levels.</param>
    /// <param name="minimum">The level that must be there.</param>
    /// <param name="desired">The level that would be best.</param>
    /// <param name="before">What the same requirement asked for before: it may keep retired levels.</param>
    public static RequiredProficiency Of(
        ProficiencyScale scale,
        CatalogKey? minimum,
        CatalogKey? desired,
        RequiredProficiency? before = null
    )
    {
        var errors = new List<DomainError>();
        var lowest = Find(scale, minimum, before, "/minimumLevel", errors);
        var best = Find(scale, desired, before, "/desiredLevel", errors);
        if (minimum is null && desired is null)
        {
            errors.Add(
                new DomainError(
                    "level-missing",
                    "With a scale a minimum or a desired level is needed.",
                    "/minimumLevel"
                )
            );
        }

        if (lowest is not null && best is not null && best.Rank < lowest.Rank)
        {
            errors.Add(new DomainError("level-order", "The desired level is below the minimum.", "/desiredLevel"));
        }

        return errors.Count == 0
            ? new RequiredProficiency(scale.Id, minimum, desired)
            : throw new DomainException(Fault.Rule, errors);
    }

    private bool AsksFor(CatalogKey scale, CatalogKey level) =>
        Scale == scale && (Minimum == level || Desired == level);

    private static ProficiencyLevel? Find(
        ProficiencyScale scale,
        CatalogKey? level,
        RequiredProficiency? before,
        string field,
        List<DomainError> errors
    )
    {
        var found = level is { } key ? scale.Definition.Find(key) : null;
        if (level is { } unknown && found is null)
        {
            errors.Add(ProficiencyScaleErrors.LevelUnknown(unknown, scale, field));
        }

        if (found?.Retired == true && before?.AsksFor(scale.Id, found.Key) != true)
        {
            errors.Add(ProficiencyScaleErrors.LevelRetired(found.Key, scale, field));
        }

        return found;
    }
}
