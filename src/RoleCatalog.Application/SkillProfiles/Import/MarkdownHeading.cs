namespace RoleCatalog.Application.SkillProfiles.Import;

internal readonly record struct MarkdownHeading(string Text, int Level)
{
    private const int LowestLevel = 6;

    public static MarkdownHeading? Of(string text)
    {
        var level = text.AsSpan().IndexOfAnyExcept('#');
        if (level is < 1 or > LowestLevel || (level == 1 && text[1] is not (' ' or '\t')))
        {
            return null;
        }

        var title = text[level..].Trim();
        var closing = title.TrimEnd('#');
        return new MarkdownHeading(closing.EndsWith(' ') ? closing.TrimEnd() : title, level);
    }

    /// <summary>The level that a line under a heading gives it, or 0.</summary>
    public static int UnderlineLevel(SourceLine line)
    {
        var text = line.Text.AsSpan().Trim();
        return line.Shape != LineShape.Plain || text.Length < 2 ? 0
            : text.IndexOfAnyExcept('=') < 0 ? 1
            : text.IndexOfAnyExcept('-') < 0 ? 2
            : 0;
    }

    public static bool IsBreak(string text)
    {
        var mark = text[0];
        return mark is '-' or '*' or '_' or '='
            && text.AsSpan().Count(mark) >= 3
            && text.AsSpan().IndexOfAnyExcept(mark, ' ') < 0;
    }
}
