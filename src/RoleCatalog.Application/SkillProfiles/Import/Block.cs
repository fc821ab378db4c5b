namespace RoleCatalog.Application.SkillProfiles.Import;

internal enum BlockKind
{
    Heading,
    Item,
    TableHeader,
    Paragraph,
    Break,
}

/// <summary>A heading, a list item or a paragraph, in plain text.</summary>
/// <param name="Level">Of a heading, 1 the highest; of an item its depth from 0.</param>
internal sealed record Block(BlockKind Kind, Passage Passage, int Level)
{
    /// <summary>The level of a heading told by its words or its place rather than by markup; below every marked one.</summary>
    public const int ImpliedLevel = 7;

    /// <summary>A line that ends in a colon is a smaller heading than a line of its own.</summary>
    public const int ColonLevel = 8;

    /// <summary>The whole text was bold.</summary>
    public bool IsStrong { get; init; }

    /// <summary>The length of the bold words it begins with, when more follows them.</summary>
    public int StrongLead { get; init; }

    /// <summary>A line within a list that has no bullet.</summary>
    public bool IsUnmarked { get; init; }

    public string Text => Passage.Text;

    public static Block Of(BlockKind kind, string markup, int line, int level = 0)
    {
        var strong = StrongWords.LengthIn(markup);
        var isStrong = strong > 0 && markup.AsSpan(strong).Trim(" :\t").IsEmpty;
        return new Block(kind, PassageOf(markup, line), level)
        {
            IsStrong = isStrong,
            StrongLead = strong > 0 && !isStrong ? PassageOf(markup[..strong], line).Text.Length : 0,
        };
    }

    private static Passage PassageOf(string markup, int line)
    {
        var cleaned = InlineMarkup.Clean(markup);
        var start = Pictographs.LengthBefore(cleaned);
        var end = cleaned.Length - Pictographs.LengthAfter(cleaned.AsSpan(start));
        return new Passage(cleaned, line).Slice(start, end);
    }
}
