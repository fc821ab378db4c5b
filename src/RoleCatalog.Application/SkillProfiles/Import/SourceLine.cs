namespace RoleCatalog.Application.SkillProfiles.Import;

internal enum LineShape
{
    Plain,
    Heading,
    Item,
    Row,
    Break,

    /// <summary>Of a definition list.</summary>
    Term,
    Description,
}

/// <summary>
/// One logical line. When it was written over several source lines (a placeholder, HTML), each line end inside it
/// is a <see cref="SoftBreak" />, so that the line of any character can be counted.
/// </summary>
/// <param name="Shape">Known from markup; Plain when the words have yet to tell.</param>
/// <param name="Level">Of a heading 1 to 6, of an item its depth from 0.</param>
internal readonly record struct SourceLine(int Number, string Text, LineShape Shape = LineShape.Plain, int Level = 0)
{
    public const char SoftBreak = '\u001F';

    public bool IsBlank => Shape == LineShape.Plain && string.IsNullOrWhiteSpace(Text.Replace(SoftBreak, ' '));

    public int EndNumber => Number + Text.AsSpan().Count(SoftBreak);

    public static IReadOnlyList<SourceLine> Split(string text)
    {
        var lines = new List<SourceLine>();
        foreach (var range in text.AsSpan().Split('\n'))
        {
            lines.Add(new SourceLine(lines.Count + 1, text[range]));
        }

        return lines;
    }
}
