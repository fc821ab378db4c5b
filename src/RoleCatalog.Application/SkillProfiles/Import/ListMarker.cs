namespace RoleCatalog.Application.SkillProfiles.Import;

/// <summary>The mark a list item begins with.</summary>
/// <param name="Length">With the space after it.</param>
/// <param name="IsNumbered">A number or a letter rather than a bullet.</param>
internal readonly record struct ListMarker(int Length, bool IsNumbered)
{
    private const string Bullets = "-*+•◦▪▫‣●○■□–—·✓✔➢➤►▶→»∙⁃";
    private const string NeedSpace = "-*+–—·→o";
    private const int MostDigits = 3;

    public static ListMarker? Of(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return null;
        }

        var mark = Bullets.Contains(text[0], StringComparison.Ordinal) ? 1 : NumberLength(text);
        if (mark == 0)
        {
            return null;
        }

        var rest = text[mark..];
        var spaces = rest.Length - rest.TrimStart().Length;
        var isTight = text[0] == '-' && rest.Length > 0 && char.IsUpper(rest[0]);
        var needsSpace = !isTight && (mark > 1 || NeedSpace.Contains(text[0], StringComparison.Ordinal));
        if (rest.Length == spaces || (needsSpace && spaces == 0))
        {
            return null;
        }

        return new ListMarker(mark + spaces + ExtraLength(rest.TrimStart()), mark > 1);
    }

    // 1.  1)  (1)  1.2.  a.  a)
    private static int NumberLength(ReadOnlySpan<char> text)
    {
        var start = text[0] == '(' ? 1 : 0;
        var end = start;
        while (
            end < text.Length
            && (
                char.IsAsciiDigit(text[end])
                || (text[end] == '.' && end > start && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]))
            )
        )
        {
            end++;
        }

        if (end == start && end < text.Length && char.IsAsciiLetter(text[end]))
        {
            end++;
        }

        var isShort = end - start <= MostDigits || text[start..end].Contains('.');
        var closes = end > start && end < text.Length && (text[end] == ')' || (text[end] == '.' && start == 0));
        return isShort && closes ? end + 1 : 0;
    }

    // A task's box, or a second mark that came along when the list was pasted: "- •Java".
    private static int ExtraLength(ReadOnlySpan<char> rest) =>
        rest is ['[', ' ' or 'x' or 'X', ']', ' ', ..] ? 4
        : rest is ['-' or '•' or '·', var next, ..] && char.IsLetter(next) ? 1
        : 0;
}
