namespace RoleCatalog.Application.SkillProfiles.Import;

/// <summary>Makes headings of the paragraphs that are meant as such: bold, with a colon, known by their words, or short and alone.</summary>
internal sealed class ImpliedHeadings(HeadingSense sense, AuthorNotes notes)
{
    private const int LongestHeading = 80;
    private const int LongestShortLine = 50;
    private const int MostWordsOfAShortLine = 7;

    public IReadOnlyList<Block> In(IReadOnlyList<Block> blocks)
    {
        var lines = new ParagraphLines(sense).Apart(blocks);
        var result = new List<Block>(lines.Count);
        for (var index = 0; index < lines.Count; index++)
        {
            var previous = result.Count > 0 ? result[^1] : null;
            var next = index + 1 < lines.Count ? lines[index + 1] : null;
            result.AddRange(Read(lines[index], previous, next));
        }

        return result;
    }

    private IEnumerable<Block> Read(Block block, Block? previous, Block? next)
    {
        if (previous is null && next is not null && IsTitleAbove(block, next))
        {
            return [Heading(block, 1)];
        }

        if (
            block.Kind is not (BlockKind.Paragraph or BlockKind.Item)
            || next is null
            || next.Kind is BlockKind.Heading or BlockKind.Break
        )
        {
            return [block];
        }

        if (block.Kind == BlockKind.Item)
        {
            return [IsHeadingInList(block, next) ? Heading(block, Block.ImpliedLevel) : block];
        }

        if (block.Text.Contains('\n', StringComparison.Ordinal) && !block.Text.EndsWith(':'))
        {
            return [block];
        }

        if (next.Kind == BlockKind.Item && block.Text.EndsWith(':') && block.Text.Length > LongestHeading)
        {
            return LeadIn.Apart(block, sense);
        }

        var level = LevelOf(block, previous, next);
        return [level > 0 ? Heading(block, level) : block];
    }

    private int LevelOf(Block block, Block? previous, Block next)
    {
        var text = block.Text;
        if (
            text.Length > LongestHeading
            || text[0] == '{'
            || notes.IsByline(text)
            || sense.OfLabel(text, out _) is not null
        )
        {
            return 0;
        }

        var meaning = sense.Of(text);
        var isBeforeList = next.Kind is BlockKind.Item or BlockKind.TableHeader;
        if (text[^1] == ':' && !block.IsStrong)
        {
            return isBeforeList || meaning is not null ? Block.ColonLevel : 0;
        }

        var isHeading =
            (block.IsStrong && text[^1] != '.')
            || meaning is { IsExact: true }
            || (text[^1] == '?' && isBeforeList)
            || IsUpperCase(text)
            || (IsShort(text) && (isBeforeList || StandsOut(block, previous, next, meaning)));
        return isHeading ? Block.ImpliedLevel : 0;
    }

    private static bool IsShort(string text) =>
        text.Length <= LongestShortLine
        && text[^1] is not ('.' or ',' or ';' or '!' or '?')
        && !char.IsLower(text[0])
        && text.AsSpan().Count(' ') < MostWordsOfAShortLine;

    // A line among other short lines is one of a list without bullets.
    private static bool StandsOut(Block block, Block? previous, Block next, HeadingMeaning? meaning) =>
        previous is not { Kind: BlockKind.Paragraph, Text.Length: <= LongestHeading }
        && !block.Text.Contains(": ", StringComparison.Ordinal)
        && (meaning is not null || next.Text.Length > LongestHeading || previous is null);

    private static bool IsUpperCase(string text) =>
        text.Length > 5
        && text.Contains(' ', StringComparison.Ordinal)
        && !text.Any(char.IsLower)
        && text.Count(char.IsLetter) > text.Length / 2;

    // Above the first part of the document, and so not one of them.
    private bool IsTitleAbove(Block block, Block next) =>
        block.Kind == BlockKind.Paragraph
        && next.Kind == BlockKind.Heading
        && IsShort(block.Text)
        && !block.Text.Contains('\n', StringComparison.Ordinal)
        && sense.Of(block.Text) is null
        && sense.Of(next.Text) is not null;

    private bool IsHeadingInList(Block item, Block next) =>
        item.IsUnmarked ? IsHeadingWithoutBlankLine(item, next) : IsItemWithItsOwn(item, next);

    private bool IsHeadingWithoutBlankLine(Block line, Block next) =>
        line.Text.Length <= LongestHeading
        && next is { Kind: BlockKind.Item or BlockKind.Paragraph }
        && (
            sense.Of(line.Text) is { IsExact: true }
            || (!next.IsUnmarked && (line.IsStrong || line.Text[^1] == ':' || IsUpperCase(line.Text)))
        );

    private bool IsItemWithItsOwn(Block item, Block next) =>
        item.Text.Length <= LongestHeading
        && (next.Kind == BlockKind.Paragraph || (next.Kind == BlockKind.Item && next.Level > item.Level))
        && sense.Of(item.Text) is { IsExact: true } meaning
        && !(next.Kind == BlockKind.Paragraph && !SectionKind.HasItems(meaning.Kind));

    private static Block Heading(Block block, int level) => block with { Kind = BlockKind.Heading, Level = level };
}
