using RoleCatalog.Domain.Localization;

namespace RoleCatalog.Domain.ProficiencyScales;

/// <summary>One step of a scale. Of two levels the one with the higher rank is the better.</summary>
/// <param name="Key">Unique in the scale.</param>
/// <param name="Rank">Rises from level to level.</param>
/// <param name="Names">What people call it.</param>
/// <param name="Descriptors">How someone of that level behaves.</param>
/// <param name="Retired">Whether it is kept for what uses it only, and taken by no new requirement.</param>
public sealed record ProficiencyLevel(
    CatalogKey Key,
    int Rank,
    LocalizedText Names,
    LocalizedText? Descriptors,
    bool Retired = false
)
{
    public const int MaxNameLength = 80;
    public const int MaxDescriptorLength = 1_000;
}

/// <summary>Ordered levels of proficiency, as data. Its version rises with every change; requirements name the one they mean.</summary>
public sealed class ProficiencyScale : AggregateRoot
{
    public const int MaxLevels = 20;

    public static readonly DomainEvent Defined = new("proficiency-scale.defined", IsPublic: false);
    public static readonly DomainEvent Changed = new("proficiency-scale.changed", IsPublic: false);

    // Every catalogue has these, and consumers count on their levels.
    private static readonly IReadOnlyList<CatalogKey> BuiltIn = [CatalogKey.Parse("general"), CatalogKey.Parse("cefr")];

    private ProficiencyScale(CatalogKey id, ProficiencyScaleDefinition definition, Lifetime lifetime, int version)
        : base(version)
    {
        Id = id;
        Definition = definition;
        Lifetime = lifetime;
    }

    public CatalogKey Id { get; }

    public ProficiencyScaleDefinition Definition { get; private set; }

    public Lifetime Lifetime { get; private set; }

    public static ProficiencyScale Define(CatalogKey id, ProficiencyScaleDefinition definition, DateTimeOffset now)
    {
        var scale = new ProficiencyScale(id, definition, Lifetime.From(now), version: 0);
        scale.Raise(Defined);
        return scale;
    }

    public static ProficiencyScale Restore(
        CatalogKey id,
        ProficiencyScaleDefinition definition,
        Lifetime lifetime,
        int version
    ) => new(id, definition, lifetime, version);

    public void Change(ProficiencyScaleDefinition definition, int expectedVersion, DateTimeOffset now)
    {
        EnsureCurrent(expectedVersion, Version);
        var removed = Definition.Levels.Where(level => definition.Find(level.Key) is null).ToList();
        if (removed.Count > 0 && BuiltIn.Contains(Id))
        {
            throw ProficiencyScaleErrors.BuiltInLevelsRemoved(removed);
        }

        Definition = definition;
        Lifetime = Lifetime.ChangedAt(now);
        Raise(Changed);
    }
}
