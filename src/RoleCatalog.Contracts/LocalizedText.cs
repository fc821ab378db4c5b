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
    // A text has a few languages: going through them is faster than looking them up, and takes a tenth of the memory.
    private readonly KeyValuePair<string, string>[] texts;

    /// <summary>A text in the languages given.</summary>
    /// <exception cref="ArgumentException">A language is given twice.</exception>
    public LocalizedText(IEnumerable<KeyValuePair<string, string>> texts)
    {
        this.texts = [.. texts];
        Array.Sort(this.texts, static (one, other) => string.CompareOrdinal(one.Key, other.Key));
        for (var next = 1; next < this.texts.Length; next++)
        {
            if (this.texts[next - 1].Key == this.texts[next].Key)
            {
                throw new ArgumentException($"The language '{this.texts[next].Key}' is given twice.", nameof(texts));
            }
        }
    }

    /// <inheritdoc />
    public IEnumerable<string> Keys => texts.Select(text => text.Key);

    /// <inheritdoc />
    public IEnumerable<string> Values => texts.Select(text => text.Value);

    /// <inheritdoc />
    public int Count => texts.Length;

    /// <inheritdoc />
    public string this[string key] =>
        TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"There is no text in '{key}'.");

    /// <inheritdoc />
    public bool ContainsKey(string key) => TryGetValue(key, out _);

    /// <inheritdoc />
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out string value)
    {
        foreach (var text in texts)
        {
            if (text.Key == key)
            {
                value = text.Value;
                return true;
            }
        }

        value = null;
        return false;
    }

    /// <inheritdoc />
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() =>
        ((IEnumerable<KeyValuePair<string, string>>)texts).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
