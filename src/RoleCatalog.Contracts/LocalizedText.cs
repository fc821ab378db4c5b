using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace RoleCatalog.Contracts;

/// <summary>
/// A text by language: BCP 47 tag to string. In JSON an object such as <c>{"en": "Backend developer", "id": "Pengembang backend"}</c>.
/// Which language is the source is said by what holds the text (<c>sourceLanguage</c>).
/// </summary>
[JsonConverter(typeof(LocalizedTextConverter))]
public sealed class LocalizedText : IReadOnlyDictionary<string, string>
{
    private readonly SortedDictionary<string, string> texts;

    /// <summary>A text in the languages given.</summary>
    public LocalizedText(IEnumerable<KeyValuePair<string, string>> texts) =>
        this.texts = new SortedDictionary<string, string>(texts.ToDictionary(), StringComparer.Ordinal);

    /// <inheritdoc />
    public IEnumerable<string> Keys => texts.Keys;

    /// <inheritdoc />
    public IEnumerable<string> Values => texts.Values;

    /// <inheritdoc />
    public int Count => texts.Count;

    /// <inheritdoc />
    public string this[string key] => texts[key];

    /// <inheritdoc />
    public bool ContainsKey(string key) => texts.ContainsKey(key);

    /// <inheritdoc />
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out string value) => texts.TryGetValue(key, out value);

    /// <inheritdoc />
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => texts.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
