using System.Globalization;
using System.Text;

namespace RoleCatalog.Application.SkillProfiles.Import;

/// <summary>A gap found in the lines, before its type is known.</summary>
internal sealed record PlaceholderGap(string Key, string Prompt, int Line, int EndLine);

/// <summary>Names each gap after the first words of its prompt, once in a document.</summary>
internal sealed class PlaceholderKeys
{
    private const int MostWords = 5;
    private const int MostWordsOfAName = 3;
    private readonly Dictionary<string, PlaceholderGap> byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> lastNumber = new(StringComparer.Ordinal);
    private readonly List<PlaceholderGap> gaps = [];

    public IReadOnlyList<PlaceholderGap> Gaps => gaps;

    public string For(string prompt, int line, int endLine)
    {
        var slug = Slug(prompt);
        if (IsName(prompt) && byKey.TryGetValue(slug, out var known) && known.Prompt == prompt)
        {
            return known.Key;
        }

        var key = slug;
        while (byKey.ContainsKey(key))
        {
            lastNumber[slug] = lastNumber.GetValueOrDefault(slug, 1) + 1;
            var number = lastNumber[slug].ToString(CultureInfo.InvariantCulture);
            key =
                slug[..Math.Min(slug.Length, PlaceholderToken.LongestKey - number.Length - 1)].TrimEnd('-')
                + "-"
                + number;
        }

        var gap = new PlaceholderGap(key, prompt, line, endLine);
        byKey[key] = gap;
        gaps.Add(gap);
        return key;
    }

    // {{company}} twice is one gap; a sentence twice ("depends on the project") is two.
    private static bool IsName(string prompt) => prompt.AsSpan().Count(' ') < MostWordsOfAName;

    private static string Slug(string prompt)
    {
        var slug = new StringBuilder();
        foreach (var word in Words.Of(prompt).Take(MostWords))
        {
            var letters = string.Concat(word.Folded.Where(char.IsAsciiLetterOrDigit));
            if (slug.Length + letters.Length + 1 > PlaceholderToken.LongestKey)
            {
                break;
            }

            slug.Append(slug.Length > 0 && letters.Length > 0 ? "-" : string.Empty).Append(letters);
        }

        var key = slug.ToString().TrimStart([.. "0123456789-"]).TrimEnd('-');
        return key.Length == 0 ? "placeholder" : key;
    }
}
