using RoleCatalog.Domain.Localization;

namespace RoleCatalog.Domain.ProficiencyScales;

/// <summary>The names of a scale and its levels, lowest first.</summary>
public sealed record ProficiencyScaleDefinition
{
    public const int MaxNameLength = 120;

    private ProficiencyScaleDefinition(
        LanguageTag sourceLanguage,
        LocalizedText names,
        IReadOnlyList<ProficiencyLevel> levels
    )
    {
        SourceLanguage = sourceLanguage;
        Names = names;
        Levels = levels;
    }

    public LanguageTag SourceLanguage { get; }

    public LocalizedText Names { get; }

    public IReadOnlyList<ProficiencyLevel> Levels { get; }

    public static ProficiencyScaleDefinition Of(
        LanguageTag sourceLanguage,
        LocalizedText names,
        IReadOnlyList<ProficiencyLevel> levels
    )
    {
        var errors = new ErrorCollector();
        if (!names.Has(sourceLanguage))
        {
            errors
                .At("names")
                .Add("source-language-missing", $"The name in the source language '{sourceLanguage}' is missing.");
        }

        if (levels.Count is 0 or > ProficiencyScale.MaxLevels)
        {
            errors.At("levels").Add("levels-count", $"A scale has 1 to {ProficiencyScale.MaxLevels} levels.");
        }

        if (levels.Count > 0 && levels.All(level => level.Retired))
        {
            errors.At("levels").Add("levels-retired", "At least one level is not retired.");
        }

        foreach (var (index, level) in levels.Index())
        {
            if (levels.Take(index).Any(earlier => earlier.Key == level.Key))
            {
                errors
                    .At("levels")
                    .At(index)
                    .At("key")
                    .Add("level-key-repeated", $"The level '{level.Key}' stands twice.");
            }

            if (index > 0 && level.Rank <= levels[index - 1].Rank)
            {
                errors
                    .At("levels")
                    .At(index)
                    .At("rank")
                    .Add("level-rank-order", "Levels stand in the order of their ranks, lowest first.");
            }

            if (!level.Names.Has(sourceLanguage))
            {
                errors
                    .At("levels")
                    .At(index)
                    .At("names")
                    .Add("source-language-missing", $"The name in '{sourceLanguage}' is missing.");
            }

            if (level.Descriptors?.Has(sourceLanguage) == false)
            {
                errors
                    .At("levels")
                    .At(index)
                    .At("descriptors")
                    .Add("source-language-missing", $"The descriptor in '{sourceLanguage}' is missing.");
            }
        }

        errors.ThrowIfAny();
        return new ProficiencyScaleDefinition(sourceLanguage, names, levels);
    }

    public ProficiencyLevel? Find(CatalogKey level) => Levels.FirstOrDefault(candidate => candidate.Key == level);
}
