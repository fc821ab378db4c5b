namespace RoleCatalog.Application.SkillProfiles.Import;

internal readonly record struct SkillToken(string Folded, int Start, int End);

/// <summary>
/// Text as the terms that skills are named by: "C#", "C++", ".NET" and "Node.js" are one each; a hyphen, a slash
/// and a space separate alike.
/// </summary>
internal static class SkillTokens
{
    public static IReadOnlyList<SkillToken> Of(string text)
    {
        var tokens = new List<SkillToken>();
        for (var index = 0; index < text.Length; )
        {
            var placeholder = PlaceholderToken.LengthAt(text, index);
            if (placeholder > 0)
            {
                index += placeholder;
            }
            else if (Begins(text, index))
            {
                var end = EndOf(text, index);
                tokens.Add(new SkillToken(Words.Fold(text[index..end]), index, end));
                index = end;
            }
            else
            {
                index++;
            }
        }

        return tokens;
    }

    private static bool Begins(string text, int index) =>
        char.IsLetterOrDigit(text[index])
        || (
            text[index] == '.'
            && index + 1 < text.Length
            && char.IsLetter(text[index + 1])
            && (index == 0 || !char.IsLetterOrDigit(text[index - 1]))
        );

    private static int EndOf(string text, int index)
    {
        index++;
        while (index < text.Length && (char.IsLetterOrDigit(text[index]) || JoinsNext(text, index)))
        {
            index++;
        }

        while (index < text.Length && text[index] is ('+' or '#'))
        {
            index++;
        }

        return index;
    }

    private static bool JoinsNext(string text, int index) =>
        index + 1 < text.Length
        && text[index] is ('.' or '\'' or '’' or '&')
        && char.IsLetterOrDigit(text[index + 1])
        && char.IsLetterOrDigit(text[index - 1]);
}
