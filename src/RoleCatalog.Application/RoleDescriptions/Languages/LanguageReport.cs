using RoleCatalog.Domain.Localization;

namespace RoleCatalog.Application.RoleDescriptions.Languages;

/// <summary>How far something is translated, language by language; the source language first.</summary>
public sealed record LanguageReport(string SourceLanguage, IReadOnlyList<LanguageState> Languages)
{
    internal static LanguageReport Of(SourcedTexts texts, StaleTexts stale, IEnumerable<LanguageTag> required)
    {
        var languages = texts
            .Texts.SelectMany(text => text.Text.Languages)
            .Union(required)
            .Where(language => language != texts.Source)
            .Order()
            .Prepend(texts.Source);
        return new LanguageReport(
            texts.Source.Value,
            [.. languages.Select(language => LanguageState.Of(LanguageProgress.Of(language, texts, stale)))]
        );
    }
}

/// <summary>How far a language has come.</summary>
public sealed record LanguageState
{
    public required string Language { get; init; }

    /// <summary>Whether every text is there.</summary>
    public required bool Complete { get; init; }

    /// <summary>How many texts are there.</summary>
    public required int Translated { get; init; }

    /// <summary>How many texts there could be.</summary>
    public required int Total { get; init; }

    /// <summary>JSON Pointers of the texts that are not there.</summary>
    public required IReadOnlyList<string> Missing { get; init; }

    /// <summary>JSON Pointers of the translations whose source text has changed since they were made.</summary>
    public required IReadOnlyList<string> Stale { get; init; }

    internal static LanguageState Of(LanguageProgress progress) =>
        new()
        {
            Language = progress.Language.Value,
            Complete = progress.Missing.Count == 0,
            Translated = progress.Total - progress.Missing.Count,
            Total = progress.Total,
            Missing = progress.Missing,
            Stale = progress.Stale,
        };
}
