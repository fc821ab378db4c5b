namespace RoleCatalog.Domain.Localization;

/// <summary>One text in one or more languages. Which of them is the source is said once, by what holds the text.</summary>
public sealed class LocalizedText : IEquatable<LocalizedText>
{
    public const int MaxLanguages = 50;

    private readonly SortedDictionary<LanguageTag, string> texts;

    private LocalizedText(SortedDictionary<LanguageTag, string> texts) => this.texts = texts;

    public IReadOnlyDictionary<LanguageTag, string> Texts => texts;

    public IEnumerable<LanguageTag> Languages => texts.Keys;

    public static LocalizedText Of(IReadOnlyDictionary<string, string> texts, int maxLength)
    {
        if (texts.Count is 0 or > MaxLanguages)
        {
            throw new DomainException("languages-count", $"A text is given in 1 to {MaxLanguages} languages.");
        }

        var parsed = new SortedDictionary<LanguageTag, string>();
        var errors = new ErrorCollector();
        foreach (var (tag, text) in texts)
        {
            errors.Try(tag, () => parsed[LanguageTag.Parse(tag)] = Text.Clean(text, maxLength));
        }

        errors.ThrowIfAny();
        return parsed.Count == texts.Count ? new LocalizedText(parsed) : throw LanguageTag.Repeated();
    }

    public static LocalizedText Of(LanguageTag language, string text) =>
        new(new SortedDictionary<LanguageTag, string> { [language] = text });

    public bool Has(LanguageTag language) => texts.ContainsKey(language);

    /// <summary>The text in the language, else in the language without its region, else in the source language, else in any.</summary>
    public string In(LanguageTag language, LanguageTag source) =>
        texts.TryGetValue(language, out var exact) ? exact
        : texts.TryGetValue(language.Language, out var general) ? general
        : texts.TryGetValue(source, out var original) ? original
        : texts.First().Value;

    public LocalizedText Select(Func<LanguageTag, string, string> change)
    {
        var changed = new SortedDictionary<LanguageTag, string>();
        foreach (var (language, text) in texts)
        {
            changed[language] = change(language, text);
        }

        return new LocalizedText(changed);
    }

    /// <summary>With the text in that language, or without it when there is none; null when nothing is left.</summary>
    public LocalizedText? With(LanguageTag language, string? text)
    {
        var changed = new SortedDictionary<LanguageTag, string>(texts);
        changed.Remove(language);
        if (text is not null)
        {
            changed[language] = text;
        }

        return changed.Count == 0 ? null : new LocalizedText(changed);
    }

    public bool Equals(LocalizedText? other) => other is not null && texts.SequenceEqual(other.texts);

    public override bool Equals(object? obj) => Equals(obj as LocalizedText);

    public override int GetHashCode() =>
        texts.Aggregate(0, (hash, text) => HashCode.Combine(hash, text.Key, text.Value));

    public IReadOnlyDictionary<string, string> ToDictionary() =>
        texts.ToDictionary(entry => entry.Key.Value, entry => entry.Value);
}
