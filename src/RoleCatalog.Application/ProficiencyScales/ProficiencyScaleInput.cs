using RoleCatalog.Domain;
using RoleCatalog.Domain.Localization;
using RoleCatalog.Domain.ProficiencyScales;

namespace RoleCatalog.Application.ProficiencyScales;

/// <summary>What a client says of a scale; the levels stand lowest first.</summary>
public record ProficiencyScaleInput
{
    public required string SourceLanguage { get; init; }

    public required IReadOnlyDictionary<string, string> Names { get; init; }

    public required IReadOnlyList<ProficiencyLevelInput> Levels { get; init; }

    internal ProficiencyScaleDefinition Read(ErrorCollector errors)
    {
        var source = errors.Try("sourceLanguage", () => LanguageTag.Parse(SourceLanguage));
        var names = errors.Try("names", () => LocalizedText.Of(Names, ProficiencyScaleDefinition.MaxNameLength));
        var levels = errors.Each("levels", Levels, (level, at) => level.Read(at));
        errors.ThrowIfAny();
        return ProficiencyScaleDefinition.Of(source, names!, levels);
    }
}

public sealed record ProficiencyLevelInput
{
    public required string Key { get; init; }

    public required int Rank { get; init; }

    public required IReadOnlyDictionary<string, string> Names { get; init; }

    public IReadOnlyDictionary<string, string>? Descriptors { get; init; }

    /// <summary>Whether it is kept for what uses it only, and taken by no new requirement.</summary>
    public bool Retired { get; init; }

    internal ProficiencyLevel Read(ErrorCollector errors)
    {
        var key = errors.Try("key", () => CatalogKey.Parse(Key));
        var names = errors.Try("names", () => LocalizedText.Of(Names, ProficiencyLevel.MaxNameLength));
        var descriptors = errors.TryOptional(
            "descriptors",
            Descriptors,
            texts => LocalizedText.Of(texts, ProficiencyLevel.MaxDescriptorLength)
        );
        return new ProficiencyLevel(key, Rank, names!, descriptors, Retired);
    }
}
