namespace RoleCatalog.Application.SkillProfiles.Import;

/// <summary>What a heading announces, in whichever language it is written.</summary>
internal sealed class HeadingSense(IReadOnlyList<LanguageRules> languages)
{
    private const int LongestHeading = 200;

    public HeadingMeaning? Of(string text)
    {
        if (text.Length > LongestHeading)
        {
            return null;
        }

        var number = ListMarker.Of(text) is { IsNumbered: true } marker ? marker.Length : 0;
        var words = Words.Of(text[number..]);
        HeadingMeaning? found = null;
        foreach (var rules in languages)
        {
            var meaning = rules.Headings.Of(words);
            found = meaning is { IsExact: true } ? meaning : found ?? meaning;
            if (found is { IsExact: true })
            {
                break;
            }
        }

        return found;
    }

    /// <summary>The meaning of a label that a line begins with: "Location: Jakarta".</summary>
    public HeadingMeaning? OfLabel(string line, out int labelLength)
    {
        labelLength = line.AsSpan(0, Math.Min(line.Length, 60)).IndexOf(": ");
        return labelLength > 0 && Of(line[..labelLength]) is { IsExact: true } meaning ? meaning : null;
    }

    /// <summary>Few of its words are those that every sentence has, and it does not break off after one.</summary>
    public bool ReadsLikeAName(string line)
    {
        var words = Words.Of(line);
        var stops = words.Count(IsStopWord);
        return words.Count > 0 && stops <= words.Count / 3 && !IsStopWord(words[^1]);
    }

    private bool IsStopWord(Word word) => languages.Any(rules => rules.StopWords.Contains(word.Folded));

    /// <summary>"Position: Backend Developer": the length of the label, or 0.</summary>
    public int TitleLabelLength(string line)
    {
        var length = line.AsSpan(0, Math.Min(line.Length, 60)).IndexOfAny(':', '-', '–');
        if (length <= 0 || length + 1 >= line.Length || line[length + 1] != ' ')
        {
            return 0;
        }

        var words = Words.Of(line[..length]);
        return languages.Any(rules => rules.TitleLabels.At(words, 0)?.Count == words.Count) ? length + 1 : 0;
    }
}
