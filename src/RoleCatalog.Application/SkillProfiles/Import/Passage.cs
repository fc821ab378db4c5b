using System.Buffers;

namespace RoleCatalog.Application.SkillProfiles.Import;

/// <summary>
/// Text of the document with its line ends still in it, so that every part of it knows its source line.
/// <see cref="Flat" /> is what people get to see.
/// </summary>
internal readonly record struct Passage(string Text, int Line)
{
    private static readonly SearchValues<char> Breaks = SearchValues.Create('\n', SourceLine.SoftBreak);

    public int EndLine => Line + BreaksIn(Text);

    public string Flat => Flatten(Text);

    public SourcedText Sourced => new(Flat, Line) { EndLine = EndLine };

    public static string Flatten(string text) =>
        text.AsSpan().ContainsAny(Breaks) || text.Contains("  ", StringComparison.Ordinal)
            ? string.Join(
                ' ',
                text.Replace(SourceLine.SoftBreak, ' ').Split([' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries)
            )
            : text.Trim();

    public static int BreaksIn(ReadOnlySpan<char> text)
    {
        var count = 0;
        for (var next = text.IndexOfAny(Breaks); next >= 0; next = text.IndexOfAny(Breaks))
        {
            count++;
            text = text[(next + 1)..];
        }

        return count;
    }

    /// <summary>A part of it, without the space around.</summary>
    public Passage Slice(int start, int end)
    {
        while (start < end && IsSpace(Text[start]))
        {
            start++;
        }

        while (end > start && IsSpace(Text[end - 1]))
        {
            end--;
        }

        return new Passage(Text[start..end], Line + BreaksIn(Text.AsSpan(0, start)));
    }

    private static bool IsSpace(char character) => char.IsWhiteSpace(character) || character == SourceLine.SoftBreak;
}
