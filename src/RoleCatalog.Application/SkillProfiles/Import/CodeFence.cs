namespace RoleCatalog.Application.SkillProfiles.Import;

internal readonly record struct CodeFence(char Mark, int Length)
{
    public static CodeFence? Opens(string line)
    {
        var text = line.AsSpan().Trim();
        if (text.Length < 3 || text[0] is not ('`' or '~'))
        {
            return null;
        }

        var length = RunOf(text[0], text);
        var isInlineCode = text[0] == '`' && text[length..].Contains('`');
        return length >= 3 && !isInlineCode ? new CodeFence(text[0], length) : null;
    }

    public bool IsClosedBy(string line)
    {
        var text = line.AsSpan().Trim();
        return text.Length >= Length && text[0] == Mark && RunOf(Mark, text) == text.Length;
    }

    private static int RunOf(char mark, ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExcept(mark);
        return end < 0 ? text.Length : end;
    }
}
