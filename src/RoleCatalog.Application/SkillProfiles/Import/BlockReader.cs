using System.Text;

namespace RoleCatalog.Application.SkillProfiles.Import;

/// <summary>Lines to blocks: what is a heading, an item or a paragraph by its marks, indentation and blank lines.</summary>
internal sealed class BlockReader
{
    private readonly IReadOnlyList<SourceLine> lines;
    private readonly List<Block> blocks = [];
    private readonly ItemDepths depths = new();
    private readonly StringBuilder open = new();
    private BlockKind openKind;
    private int openLine;
    private int openEnd;
    private int openLevel;
    private bool openIsUnmarked;
    private bool afterBlank = true;

    private BlockReader(IReadOnlyList<SourceLine> lines) => this.lines = lines;

    public static IReadOnlyList<Block> Read(IReadOnlyList<SourceLine> lines)
    {
        var reader = new BlockReader(lines);
        for (var index = 0; index < lines.Count; )
        {
            index += 1 + reader.ReadLine(lines[index], index + 1 < lines.Count ? lines[index + 1] : default);
        }

        reader.Finish();
        return reader.blocks;
    }

    /// <returns>How many lines after this one were read with it.</returns>
    private int ReadLine(SourceLine line, SourceLine next)
    {
        if (line.IsBlank)
        {
            if (openKind == BlockKind.Paragraph)
            {
                Finish();
            }

            afterBlank = true;
            return 0;
        }

        var taken = line.Shape == LineShape.Plain ? ReadPlain(line, next) : ReadShaped(line);
        afterBlank = false;
        return taken;
    }

    private int ReadShaped(SourceLine line)
    {
        Finish();
        switch (line.Shape)
        {
            case LineShape.Heading:
                Add(BlockKind.Heading, line.Text, line.Number, line.Level);
                break;
            case LineShape.Item:
                Begin(BlockKind.Item, line.Text, line, line.Level);
                break;
            case LineShape.Row:
                Add(
                    line.Level > 0 ? BlockKind.TableHeader : BlockKind.Item,
                    TableRow.Joined(line.Text),
                    line.Number,
                    0
                );
                break;
            default:
                Add(BlockKind.Break, string.Empty, line.Number, 0);
                break;
        }

        return 0;
    }

    private int ReadPlain(SourceLine line, SourceLine next)
    {
        var text = line.Text.Trim();
        if (MarkdownHeading.Of(text) is { } heading)
        {
            Finish();
            Add(BlockKind.Heading, heading.Text, line.Number, heading.Level);
            return 0;
        }

        var isAlone = openKind != BlockKind.Paragraph || open.Length == 0;
        if (
            isAlone
            && !afterBlankItem(line)
            && next.Text is not null
            && MarkdownHeading.UnderlineLevel(next) is > 0 and var level
            && ListMarker.Of(text) is null
        )
        {
            Finish();
            Add(BlockKind.Heading, text, line.Number, level);
            return 1;
        }

        if (MarkdownHeading.IsBreak(text))
        {
            Finish();
            Add(BlockKind.Break, string.Empty, line.Number, 0);
            return 0;
        }

        return TableRow.IsRow(text) ? ReadRow(line, next) : ReadText(line, text);

        bool afterBlankItem(SourceLine each) =>
            openKind == BlockKind.Item && open.Length > 0 && !afterBlank && each.Text[0] is ' ' or '\t';
    }

    private int ReadRow(SourceLine line, SourceLine next)
    {
        Finish();
        if (TableRow.IsSeparator(line.Text))
        {
            return 0;
        }

        var isHeader = next.Text is not null && TableRow.IsSeparator(next.Text);
        Add(isHeader ? BlockKind.TableHeader : BlockKind.Item, TableRow.Joined(line.Text), line.Number, 0);
        return isHeader ? 1 : 0;
    }

    private int ReadText(SourceLine line, string text)
    {
        var indent = ItemDepths.IndentOf(line.Text);
        if (ListMarker.Of(text) is { } marker)
        {
            Finish();
            Begin(BlockKind.Item, text[marker.Length..], line, depths.Of(indent, marker.IsNumbered));
        }
        else if (IsPlaceholderAlone(text))
        {
            Finish();
            Add(BlockKind.Paragraph, text, line.Number, 0);
        }
        else if (open.Length > 0 && Continues(text, indent))
        {
            Continue(line, text);
        }
        else if (openKind == BlockKind.Item && open.Length > 0 && !afterBlank)
        {
            // A line that lost its bullet: it begins anew, and the one before did not fill the page.
            var level = openLevel;
            Finish();
            Begin(BlockKind.Item, text, line, level);
            openIsUnmarked = true;
        }
        else
        {
            Finish();
            depths.Clear();
            Begin(BlockKind.Paragraph, text, line, 0);
        }

        return 0;
    }

    private void Continue(SourceLine line, string text)
    {
        if (line.Number > openEnd)
        {
            open.Append(SourceLine.SoftBreak, line.Number - openEnd - 1).Append('\n').Append(text);
            openEnd = line.EndNumber;
        }
        else if (openKind == BlockKind.Item || WrappedLine.IsRestOf(open, text))
        {
            open.Append(' ').Append(text);
            openEnd = line.EndNumber;
        }
        else
        {
            // Several lines of HTML on one line of the source.
            Finish();
            Begin(BlockKind.Paragraph, text, line, 0);
        }
    }

    private bool Continues(string text, int indent)
    {
        if (openKind == BlockKind.Paragraph)
        {
            return !afterBlank;
        }

        return afterBlank
            ? indent >= ItemDepths.SmallestStep && indent > depths.Indent
            : indent > depths.Indent || WrappedLine.IsRestOf(open, text);
    }

    private static bool IsPlaceholderAlone(string text)
    {
        var length = PlaceholderToken.LengthAt(text, 0);
        return length > 0 && text.AsSpan(length).Trim([' ', '.', SourceLine.SoftBreak]).IsEmpty;
    }

    private void Begin(BlockKind kind, string text, SourceLine line, int level)
    {
        openKind = kind;
        openLine = line.Number;
        openEnd = line.EndNumber;
        openLevel = level;
        openIsUnmarked = false;
        open.Append(text);
    }

    private void Finish()
    {
        if (open.Length > 0)
        {
            Add(openKind, open.ToString(), openLine, openLevel, openIsUnmarked);
            open.Clear();
        }
    }

    private void Add(BlockKind kind, string text, int line, int level, bool isUnmarked = false)
    {
        var block = Block.Of(kind, text, line, level) with { IsUnmarked = isUnmarked };
        if (kind == BlockKind.Break || block.Text.Length > 0)
        {
            blocks.Add(block);
        }
    }
}
