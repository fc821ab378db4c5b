using System.Runtime.InteropServices;

namespace RoleCatalog.Application.SkillProfiles.Import;

/// <summary>Takes paragraphs apart at lines that are something of their own: a heading without a blank line, a label.</summary>
internal sealed class ParagraphLines(HeadingSense sense)
{
    private const int MostWordsOfATitle = 8;
    private const int LongestTitle = 80;

    public IReadOnlyList<Block> Apart(IReadOnlyList<Block> blocks)
    {
        var result = new List<Block>(blocks.Count);
        foreach (var block in blocks)
        {
            if (block.Kind == BlockKind.Paragraph)
            {
                result.AddRange(Apart(block, isFirst: result.Count == 0));
            }
            else
            {
                result.Add(block);
            }
        }

        return result;
    }

    private IEnumerable<Block> Apart(Block block, bool isFirst)
    {
        var text = block.Text;
        var part = new StringPart(0, block.Passage.Line);
        var lineStart = 0;
        var isOwn = IsOfItsOwn(text[..EndOfLine(text, 0)]);
        for (var end = EndOfLine(text, 0); end < text.Length; end = EndOfLine(text, end + 1))
        {
            var next = text[(end + 1)..EndOfLine(text, end + 1)];
            var (wasOwn, isFirstLine) = (isOwn, isFirst && lineStart == 0);
            isOwn = IsOfItsOwn(next);
            if (wasOwn || isOwn || Separates(text[lineStart..end], next, isFirstLine))
            {
                foreach (var each in Labelled(PartOf(block, part, end)))
                {
                    yield return each;
                }

                part = new StringPart(end + 1, part.Line + Passage.BreaksIn(text.AsSpan(part.Start..(end + 1))));
            }

            lineStart = end + 1;
        }

        foreach (var each in Labelled(PartOf(block, part, text.Length)))
        {
            yield return each;
        }
    }

    private static Block PartOf(Block block, StringPart part, int end)
    {
        if (part.Start == 0 && end == block.Text.Length)
        {
            return block;
        }

        var passage = new Passage(block.Text[part.Start..end], part.Line);
        return block with { Passage = passage.Slice(0, passage.Text.Length), IsStrong = false, StrongLead = 0 };
    }

    private bool Separates(string line, string next, bool isFirst) =>
        line.TrimEnd().EndsWith(':') || (isFirst && LooksLikeTitle(line) && !WrappedLine.IsRestOf(line, next));

    private bool IsOfItsOwn(string line) =>
        line.Length <= LongestTitle && sense.Of(line) is { IsExact: true }
        || sense.OfLabel(line, out _) is not null
        || sense.TitleLabelLength(line) > 0;

    private bool LooksLikeTitle(string line) =>
        line.Length is > 0 and <= LongestTitle
        && line.AsSpan().Count(' ') < MostWordsOfATitle
        && line[^1] is not ('.' or ',' or ';' or ':' or '?' or '!')
        && sense.ReadsLikeAName(line);

    /// <summary>"Requirements: Java and SQL." is a heading and what stands under it.</summary>
    private IEnumerable<Block> Labelled(Block part)
    {
        if (sense.OfLabel(part.Text, out var length) is { } meaning && SectionKind.HasItems(meaning.Kind))
        {
            yield return part with
            {
                Kind = BlockKind.Heading,
                Level = Block.ColonLevel,
                Passage = part.Passage.Slice(0, length),
            };
            yield return part with
            {
                Passage = part.Passage.Slice(length + 1, part.Text.Length),
                IsStrong = false,
                StrongLead = 0,
            };
        }
        else if (part.Text.Length > 0)
        {
            yield return part;
        }
    }

    private static int EndOfLine(string text, int start)
    {
        var end = start <= text.Length ? text.IndexOf('\n', start) : -1;
        return end < 0 ? text.Length : end;
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct StringPart(int Start, int Line);
}
