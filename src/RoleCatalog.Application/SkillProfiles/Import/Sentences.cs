namespace RoleCatalog.Application.SkillProfiles.Import;

internal static class Sentences
{
    private const int LongestAbbreviation = 4;

    public static IEnumerable<Passage> In(Passage paragraph)
    {
        var text = paragraph.Text;
        var line = paragraph.Line;
        var start = 0;
        for (var index = 0; index < text.Length; index++)
        {
            var ends =
                index == text.Length - 1
                || (text[index] is '.' or '!' or '?' && text[index + 1] is ' ' or '\n' && EndsHere(text, start, index));
            if (ends)
            {
                var sentence = new Passage(text[start..(index + 1)], line);
                yield return sentence.Slice(0, sentence.Text.Length);
                line = sentence.EndLine;
                start = index + 1;
            }
        }
    }

    // "e.g. Java", "Sr. Director", "ver. 2" go on.
    private static bool EndsHere(string text, int start, int index)
    {
        var next = text.AsSpan(index + 1).TrimStart();
        var lastWord = index - 1;
        while (lastWord >= start && char.IsLetter(text[lastWord]))
        {
            lastWord--;
        }

        var isAbbreviation =
            text[index] == '.'
            && index - lastWord < LongestAbbreviation
            && char.IsUpper(text[lastWord + 1])
            && index - lastWord > 1;
        var isInner = lastWord > start && text[lastWord] == '.';
        return !next.IsEmpty && !char.IsLower(next[0]) && !isAbbreviation && !isInner;
    }
}
