namespace RoleCatalog.Application.SkillProfiles.Import;

/// <summary>The readable lines of a Markdown or plain text document, and what is no prose: front matter, code, comments.</summary>
internal sealed class MarkdownLines
{
    private readonly IReadOnlyList<SourceLine> source;
    private readonly List<SourceLine> readable = [];
    private readonly List<UnusedText> unused = [];
    private readonly List<ReadingWarning> warnings = [];
    private readonly HashSet<CodeFence> unclosed = [];
    private bool commentsEnd = true;

    private MarkdownLines(string text) => source = SourceLine.Split(text);

    public static DocumentLines Read(string text)
    {
        var lines = new MarkdownLines(text);
        var frontMatter = FrontMatter.Of(lines.source);
        lines.unused.AddRange(frontMatter.Unused);
        for (var index = frontMatter.LineCount; index < lines.source.Count; )
        {
            index = lines.ReadAt(index);
        }

        return new DocumentLines(lines.readable, lines.unused, lines.warnings) { MetadataTitle = frontMatter.Title };
    }

    private int ReadAt(int index)
    {
        var line = source[index];
        if (CodeFence.Opens(line.Text) is { } fence)
        {
            return ReadCode(index, fence);
        }

        var opening = commentsEnd ? line.Text.IndexOf("<!--", StringComparison.Ordinal) : -1;
        return opening >= 0 ? ReadComment(index, opening) : Keep(index);
    }

    private int ReadCode(int index, CodeFence fence)
    {
        var end = unclosed.Contains(fence) ? source.Count : index + 1;
        while (end < source.Count && !fence.IsClosedBy(source[end].Text))
        {
            end++;
        }

        if (end == source.Count)
        {
            // Remembered, so that the rest is not searched for the same fence again.
            if (!unclosed.Add(fence))
            {
                return Keep(index);
            }

            warnings.Add(
                new ReadingWarning(
                    "code-unclosed",
                    "A code block is never closed; the text after it was read as text.",
                    index + 1
                )
            );
            readable.Add(source[index] with { Text = string.Empty });
            return index + 1;
        }

        Report(index, end, UnusedReason.Code);
        return end + 1;
    }

    private int ReadComment(int index, int opening)
    {
        var end = index;
        var closing = source[index].Text.IndexOf("-->", opening, StringComparison.Ordinal);
        while (closing < 0 && ++end < source.Count)
        {
            closing = source[end].Text.IndexOf("-->", StringComparison.Ordinal);
        }

        if (closing < 0)
        {
            // Remembered, so that a file of unclosed comments is not searched to its end again and again.
            commentsEnd = false;
            return Keep(index);
        }

        Report(index, end, UnusedReason.Comment);
        var rest = source[index].Text[..opening] + source[end].Text[(closing + 3)..];
        readable.Add(
            new SourceLine(
                opening == 0 ? end + 1 : index + 1,
                rest.Replace("<!--", string.Empty, StringComparison.Ordinal)
            )
        );
        return end + 1;
    }

    private int Keep(int index)
    {
        readable.Add(source[index] with { Text = Unquoted(source[index].Text) });
        return index + 1;
    }

    // "> 5 years" is no quotation.
    private static string Unquoted(string text)
    {
        var rest = text.AsSpan().TrimStart();
        while (rest is ['>', ' ', var next, ..] && (!char.IsDigit(next) || ListMarker.Of(rest[2..]) is not null))
        {
            rest = rest[1..].TrimStart();
        }

        return rest is ['>'] ? string.Empty
            : text.AsSpan().TrimStart() is ['>', ..] ? rest.ToString()
            : text;
    }

    private void Report(int first, int last, string reason)
    {
        var text = string.Join('\n', source.Skip(first).Take(last - first + 1).Select(line => line.Text)).Trim();
        unused.Add(new UnusedText(first + 1, last + 1, text, reason, UnusedReason.Explain(reason)));
    }
}
