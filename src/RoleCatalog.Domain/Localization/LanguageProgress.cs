namespace RoleCatalog.Domain.Localization;

/// <summary>How far something is translated into a language.</summary>
/// <param name="Language">The language.</param>
/// <param name="Total">How many texts there are.</param>
/// <param name="Missing">JSON Pointers of the texts that the language has not.</param>
/// <param name="Stale">JSON Pointers of the translations whose source text has changed since.</param>
public sealed record LanguageProgress(
    LanguageTag Language,
    int Total,
    IReadOnlyList<string> Missing,
    IReadOnlyList<string> Stale
)
{
    public static LanguageProgress Of(LanguageTag language, SourcedTexts texts, StaleTexts stale) =>
        new(
            language,
            texts.Texts.Count,
            Pointers(language, texts, text => !text.Text.Has(language)),
            Pointers(
                language,
                texts,
                text => language != texts.Source && text.Text.Has(language) && stale.Has(text.Address, language)
            )
        );

    /// <summary>An error for each text that one of the languages has not.</summary>
    public static IEnumerable<DomainError> Problems(SourcedTexts texts, IEnumerable<LanguageTag> required) =>
        required
            .SelectMany(language => Of(language, texts, StaleTexts.None).Missing.Select(pointer => (language, pointer)))
            .Select(missing => new DomainError(
                "translation-missing",
                $"Publishing needs every text in '{missing.language}'.",
                missing.pointer
            ));

    private static IReadOnlyList<string> Pointers(
        LanguageTag language,
        SourcedTexts texts,
        Func<NamedText, bool> isOne
    ) => [.. texts.Texts.Where(isOne).Select(text => $"{text.Pointer}/{language}")];
}
