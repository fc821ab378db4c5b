using System.Text.RegularExpressions;

namespace RoleCatalog.Application.SkillProfiles.Translations;

/// <summary>
/// The placeholders of a document by the keys that the draft has for them: a key is made of the words in the gap, so a
/// translation has its own. They are told by their order in texts that belong together.
/// </summary>
internal sealed partial class PlaceholderNames
{
    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);

    /// <summary>What the draft calls the placeholders of the document that were met so far.</summary>
    public IReadOnlyDictionary<string, string> Known => names;

    /// <summary>The translation with the keys of its source text; null when it has not as many placeholders.</summary>
    public string? Translate(string source, string translation)
    {
        var (keys, own) = (Keys(source), Keys(translation));
        if (keys.Count != own.Count)
        {
            return null;
        }

        // One that has kept its key has kept its meaning, wherever it stands.
        var rest = new Queue<string>(keys.Except(own));
        foreach (var key in own)
        {
            names.TryAdd(key, keys.Contains(key) ? key : rest.Dequeue());
        }

        var translated = Gap()
            .Replace(translation, gap => IsLiteral(gap) ? gap.Value : $"{{{{{names[gap.Groups["key"].Value]}}}}}");
        return Keys(translated).ToHashSet().SetEquals(keys) ? translated : null;
    }

    private static List<string> Keys(string text) =>
        [.. Gap().Matches(text).Where(gap => !IsLiteral(gap)).Select(gap => gap.Groups["key"].Value).Distinct()];

    private static bool IsLiteral(Match gap) => gap.Groups["literal"].Length > 0;

    [GeneratedRegex(
        @"(?<literal>\\?)\{\{(?<key>[a-z][a-z0-9-]{0,39})\}\}",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Gap();
}
