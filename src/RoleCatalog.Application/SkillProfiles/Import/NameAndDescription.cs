namespace RoleCatalog.Application.SkillProfiles.Import;

/// <summary>"Databases: you know how to ..." is a name with its description.</summary>
internal sealed class NameAndDescription(IReadOnlyList<LanguageRules> languages)
{
    private const int LongestName = 60;
    private const int MostWordsOfAName = 6;
    private static readonly string[] Separators = [": ", " – ", " — ", " - "];

    public (Passage Name, Passage? Description) Of(Block item)
    {
        var text = item.Text;
        if (
            item.StrongLead > 0
            && item.StrongLead < text.Length
            && IsNameBySize(text[..item.StrongLead])
            && !IsMidSentence(text, item.StrongLead)
        )
        {
            return Split(item.Passage, item.StrongLead, item.StrongLead);
        }

        foreach (var separator in Separators)
        {
            var index = text.AsSpan(0, Math.Min(text.Length, LongestName + separator.Length)).IndexOf(separator);
            if (index > 0)
            {
                return IsName(text[..index], separator)
                    ? Split(item.Passage, index, index + separator.Length)
                    : (item.Passage, null);
            }
        }

        return (item.Passage, null);
    }

    // "**Java** and Kotlin" is one sentence, "**Java** You know ..." is a name and a description.
    private static bool IsMidSentence(string text, int lead)
    {
        var rest = text.AsSpan(lead).TrimStart();
        var isSeparated = text[lead - 1] is ':' or '.' || (rest.Length > 0 && rest[0] is ':' or '-' or '–' or '—');
        return rest.IsEmpty || !(isSeparated || char.IsUpper(rest[0]));
    }

    private static (Passage Name, Passage? Description) Split(Passage passage, int end, int start)
    {
        var nameEnd = passage.Text.AsSpan(0, end).TrimEnd(" :.-–—").Length;
        while (start < passage.Text.Length && passage.Text[start] is ' ' or ':' or '-' or '–' or '—' or '\n')
        {
            start++;
        }

        var description = passage.Slice(start, passage.Text.Length);
        return description.Text.Length == 0 ? (passage, null) : (passage.Slice(0, nameEnd), description);
    }

    private static bool IsNameBySize(string name) =>
        name.Length <= LongestName && name.AsSpan().Count(' ') < MostWordsOfAName;

    private bool IsName(string name, string separator)
    {
        var words = Words.Of(name);
        var isClosed = name.AsSpan().Count('(') == name.AsSpan().Count(')');
        return IsNameBySize(name)
            && isClosed
            && words.Count > 0
            && !name.Contains("{{", StringComparison.Ordinal)
            && !char.IsLower(name[0])
            && (
                separator[0] == ':'
                || words.Count(word => languages.Any(rules => rules.StopWords.Contains(word.Folded))) < 2
            )
            && !languages.Any(rules => SaysMore(rules, words));
    }

    // "Must have: Java", "Experience with one of: ...": no name, but a part of the sentence.
    private static bool SaysMore(LanguageRules rules, IReadOnlyList<Word> words) =>
        rules.AnyOf.IsIn(words)
        || rules.LeadIns.At(words, words.Count - 1) is not null
        || rules.NecessityPhrases.In(words).Any(match => match.Count == words.Count);
}
