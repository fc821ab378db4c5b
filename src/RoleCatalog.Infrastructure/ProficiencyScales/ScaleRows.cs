using RoleCatalog.Domain;
using RoleCatalog.Domain.Localization;
using RoleCatalog.Domain.ProficiencyScales;
using RoleCatalog.Infrastructure.Persistence;

namespace RoleCatalog.Infrastructure.ProficiencyScales;

internal sealed record ScaleRow
{
    public string Id { get; init; } = "";

    public int Version { get; init; }

    public int StoredVersion { get; init; }

    public string SourceLanguage { get; init; } = "";

    public string Names { get; init; } = "";

    public long CreatedAt { get; init; }

    public long UpdatedAt { get; init; }

    public string PublicState { get; init; } = "";

    public static ScaleRow Of(ProficiencyScale scale, string state) =>
        new()
        {
            Id = scale.Id.Value,
            Version = scale.Version,
            StoredVersion = scale.StoredVersion,
            SourceLanguage = scale.Definition.SourceLanguage.Value,
            Names = Columns.Of(scale.Definition.Names)!,
            CreatedAt = Columns.Of(scale.Lifetime.CreatedAt),
            UpdatedAt = Columns.Of(scale.Lifetime.UpdatedAt),
            PublicState = state,
        };

    public ProficiencyScale ToScale(IEnumerable<LevelRow> levels)
    {
        var definition = ProficiencyScaleDefinition.Of(
            LanguageTag.Parse(SourceLanguage),
            Columns.Text(Names),
            [.. levels.Select(level => level.ToLevel())]
        );
        var lifetime = new Lifetime(Columns.Time(CreatedAt), Columns.Time(UpdatedAt));
        return ProficiencyScale.Restore(CatalogKey.Parse(Id), definition, lifetime, Version);
    }
}

internal sealed record LevelRow
{
    public string ScaleId { get; init; } = "";

    public string Key { get; init; } = "";

    public int Rank { get; init; }

    public string Names { get; init; } = "";

    public string? Descriptors { get; init; }

    public int IsRetired { get; init; }

    public static LevelRow Of(CatalogKey scale, ProficiencyLevel level) =>
        new()
        {
            ScaleId = scale.Value,
            Key = level.Key.Value,
            Rank = level.Rank,
            Names = Columns.Of(level.Names)!,
            Descriptors = Columns.Of(level.Descriptors),
            IsRetired = level.Retired ? 1 : 0,
        };

    public ProficiencyLevel ToLevel() =>
        new(CatalogKey.Parse(Key), Rank, Columns.Text(Names), Columns.TextOrNull(Descriptors), IsRetired == 1);
}
