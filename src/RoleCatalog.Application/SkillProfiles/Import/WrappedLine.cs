using System.Text;

namespace RoleCatalog.Application.SkillProfiles.Import;

/// <summary>Whether a line goes on with the sentence above it, or begins a new thing.</summary>
internal static class WrappedLine
{
    private const int NarrowestPage = 60;

    public static bool IsRestOf(StringBuilder above, string text)
    {
        var length = 0;
        while (length < above.Length && above[above.Length - 1 - length] != '\n')
        {
            length++;
        }

        return IsRestOf(length, above[^1], text);
    }

    public static bool IsRestOf(ReadOnlySpan<char> above, ReadOnlySpan<char> text) =>
        !above.IsEmpty && !text.IsEmpty && IsRestOf(above.Length, above[^1], text);

    private static bool IsRestOf(int lengthAbove, char lastAbove, ReadOnlySpan<char> text)
    {
        var endsSentence = lastAbove is '.' or '!' or '?' or ';' or ':';
        return char.IsLower(text[0]) || (lengthAbove >= NarrowestPage && !endsSentence);
    }
}
