namespace RoleCatalog.Application.SkillProfiles.Import;

/// <summary>The readable lines of an HTML document, and what is not for its readers.</summary>
internal sealed class HtmlLines
{
    private readonly string text;
    private readonly HtmlTokens tokens;
    private readonly HtmlLineWriter writer = new();
    private readonly Dictionary<string, int> lastClosing = new(StringComparer.Ordinal);
    private readonly List<UnusedText> unused = [];
    private SourcedText? pageTitle;
    private int line = 1;

    private HtmlLines(string text)
    {
        this.text = text;
        tokens = new HtmlTokens(text);
    }

    public static DocumentLines Read(string text)
    {
        var html = new HtmlLines(text);
        for (var index = 0; index < text.Length; )
        {
            index = html.Step(html.tokens.Next(index));
        }

        html.writer.EndBlock();
        return new DocumentLines(html.writer.Lines, html.unused, []) { PageTitle = html.pageTitle };
    }

    private int Step(HtmlToken token)
    {
        switch (token.Kind)
        {
            case HtmlTokenKind.Text:
                writer.Write(text[token.Start..token.End], line);
                break;
            case HtmlTokenKind.Open when IsSetAside(token.Name):
                return SetAside(token);
            case HtmlTokenKind.Open:
                writer.Open(token.Name, line);
                break;
            case HtmlTokenKind.Close:
                writer.Close(token.Name);
                break;
            default:
                ReportComment(token);
                break;
        }

        if (token.Kind != HtmlTokenKind.Text)
        {
            writer.PassLines(Passage.BreaksIn(text.AsSpan(token.Start..token.End)));
        }

        return Pass(token.Start, token.End);
    }

    private int Pass(int start, int end)
    {
        line += text.AsSpan(start..end).Count('\n');
        return end;
    }

    // Without its closing tag an element is no reason to drop the rest of the document.
    private static bool IsSetAside(string name) =>
        HtmlTag.Hidden.Contains(name) || HtmlTag.Frames.Contains(name) || name == "title";

    private int SetAside(HtmlToken token)
    {
        var closing = "</" + token.Name;
        if (!lastClosing.TryGetValue(token.Name, out var last))
        {
            lastClosing[token.Name] = last = text.LastIndexOf(closing, StringComparison.OrdinalIgnoreCase);
        }

        if (last < token.End)
        {
            return Pass(token.Start, token.End);
        }

        writer.EndBlock();
        var end = text.IndexOf(closing, token.End, StringComparison.OrdinalIgnoreCase);
        if (!HtmlTag.Hidden.Contains(token.Name))
        {
            Report(token, end);
        }

        return Pass(token.Start, tokens.Next(end).End);
    }

    private void Report(HtmlToken token, int end)
    {
        var inside = Read(text[token.End..end]).Lines.Where(each => !each.IsBlank).ToArray();
        if (inside.Length == 0)
        {
            return;
        }

        var first = line + text.AsSpan(token.Start..token.End).Count('\n') - 1;
        var plain = Passage.Flatten(InlineMarkup.Clean(string.Join('\n', inside.Select(each => each.Text))));
        if (token.Name == "title")
        {
            pageTitle ??= new SourcedText(plain, first + inside[0].Number);
            return;
        }

        unused.Add(
            new UnusedText(
                first + inside[0].Number,
                first + inside[^1].EndNumber,
                plain,
                UnusedReason.PageFrame,
                UnusedReason.Explain(UnusedReason.PageFrame)
            )
        );
    }

    private void ReportComment(HtmlToken token)
    {
        var comment = text.AsSpan(token.Start..token.End);
        if (comment.StartsWith("<!--") && comment.Length > 7 && !comment[4..^3].IsWhiteSpace())
        {
            var last = line + comment.Count('\n');
            unused.Add(
                new UnusedText(
                    line,
                    last,
                    comment[4..^3].Trim().ToString(),
                    UnusedReason.Comment,
                    UnusedReason.Explain(UnusedReason.Comment)
                )
            );
        }
    }
}
