using System.Net;
using System.Text;

namespace RoleCatalog.Application.SkillProfiles.Import;

/// <summary>Collects the text between block tags into lines, each with the shape its tags give it.</summary>
internal sealed class HtmlLineWriter
{
    private readonly List<SourceLine> lines = [];
    private readonly StringBuilder text = new();
    private int startLine = 1;
    private int listDepth;
    private int headingLevel;
    private int openItems;
    private bool itemBegins;
    private bool hasText;
    private bool inRow;
    private bool rowHasData;
    private LineShape definition;
    private bool inPreformatted;

    public IReadOnlyList<SourceLine> Lines => lines;

    public void Write(string chunk, int line)
    {
        foreach (var part in chunk.AsSpan().Split('\n'))
        {
            if (part.Start.Value > 0)
            {
                EndSourceLine(++line);
            }

            WritePart(chunk[part], line);
        }
    }

    public void PassLines(int count)
    {
        if (hasText)
        {
            text.Append(SourceLine.SoftBreak, count);
        }
    }

    public void Open(string name, int line)
    {
        if (HtmlTag.HeadingLevel(name) is > 0 and var level)
        {
            EndBlock();
            headingLevel = level;
        }
        else if (inRow && name != "table" && HtmlTag.Blocks.Contains(name))
        {
            text.Append(hasText ? " " : string.Empty);
        }
        else if (HtmlTag.Blocks.Contains(name))
        {
            EndBlock();
            inPreformatted = name == "pre";
            if (name == "hr")
            {
                lines.Add(new SourceLine(line, string.Empty, LineShape.Break));
            }
        }
        else
        {
            OpenPart(name);
        }
    }

    public void Close(string name)
    {
        if (name is "b" or "strong")
        {
            text.Append(InlineMarkup.StrongMark);
            return;
        }

        var endsBlock =
            name is "li" or "tr" or "ul" or "ol" or "dt" or "dd"
            || HtmlTag.HeadingLevel(name) > 0
            || HtmlTag.Blocks.Contains(name);
        if (!endsBlock || (inRow && name is not ("tr" or "table")))
        {
            return;
        }

        EndBlock();
        headingLevel = 0;
        inRow = false;
        inPreformatted &= name != "pre";
        openItems -= name == "li" && openItems > 0 ? 1 : 0;
        listDepth -= name is "ul" or "ol" && listDepth > 0 ? 1 : 0;
        openItems = listDepth == 0 && name is "ul" or "ol" ? 0 : openItems;
    }

    public void EndBlock()
    {
        EndLine();
        if (lines.Count > 0 && !lines[^1].IsBlank)
        {
            lines.Add(new SourceLine(lines[^1].EndNumber, string.Empty));
        }
    }

    private void OpenPart(string name)
    {
        switch (name)
        {
            case "b" or "strong":
                text.Append(InlineMarkup.StrongMark);
                break;
            case "br":
                EndLine();
                break;
            case "ul" or "ol":
                EndBlock();
                listDepth++;
                break;
            case "li":
                EndBlock();
                itemBegins = true;
                openItems++;
                break;
            case "dt" or "dd":
                EndBlock();
                definition = name == "dt" ? LineShape.Term : LineShape.Description;
                break;
            case "tr":
                EndBlock();
                inRow = true;
                rowHasData = false;
                break;
            case "td" or "th":
                text.Append(hasText ? TableRow.CellMark.ToString() : string.Empty);
                rowHasData |= name == "td";
                break;
            default:
                break;
        }
    }

    private void WritePart(string part, int line)
    {
        if (!hasText && string.IsNullOrWhiteSpace(part))
        {
            return;
        }

        startLine = hasText ? startLine : line;
        hasText = true;

        text.Append(
            WebUtility
                .HtmlDecode(part)
                .Replace('\n', ' ')
                .Replace('\u00A0', ' ')
                .Replace("\u200B", string.Empty, StringComparison.Ordinal)
        );
    }

    private void EndSourceLine(int line)
    {
        if (inPreformatted)
        {
            EndLine();
            startLine = line;
        }
        else if (hasText)
        {
            text.Append(SourceLine.SoftBreak);
        }
    }

    private void EndLine()
    {
        var line = text.ToString().Trim(' ', '\t', SourceLine.SoftBreak);
        text.Clear();
        hasText = false;
        if (line.AsSpan().Trim(InlineMarkup.StrongMark).IsWhiteSpace())
        {
            return;
        }

        lines.Add(Shaped(line));
        itemBegins = false;
        definition = LineShape.Plain;
    }

    private SourceLine Shaped(string line) =>
        headingLevel > 0 ? new SourceLine(startLine, line, LineShape.Heading, headingLevel)
        : inRow ? new SourceLine(startLine, line, LineShape.Row, rowHasData ? 0 : 1)
        : itemBegins ? new SourceLine(startLine, line, LineShape.Item, Math.Max(listDepth - 1, 0))
        : definition != LineShape.Plain ? new SourceLine(startLine, line, definition)
        // Indented, as the further lines of an item are in Markdown.
        : openItems > 0 ? new SourceLine(startLine, "    " + line)
        : new SourceLine(startLine, line);
}
