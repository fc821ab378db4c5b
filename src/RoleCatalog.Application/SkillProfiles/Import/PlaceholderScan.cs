using System.Runtime.InteropServices;
using System.Text;

namespace RoleCatalog.Application.SkillProfiles.Import;

/// <summary>
/// Takes every <c>{{...}}</c> out of the lines, also one over several lines, and leaves <c>{{key}}</c>. One that is
/// never closed is made a literal, so that it cannot swallow what follows.
/// </summary>
internal sealed class PlaceholderScan
{
    private const int MostLines = 40;
    private const int LongestPrompt = 4000;
    private const int MostWarnings = 50;
    private const string Opening = "{{";
    private const string Closing = "}}";
    private const string Literal = "\\{{";

    private readonly IReadOnlyList<SourceLine> source;
    private readonly PlaceholderKeys keys = new();
    private readonly List<SourceLine> lines = [];
    private readonly List<ReadingWarning> warnings = [];
    private readonly List<UnusedText> unused = [];

    private Cursor counted;
    private int breaks;

    private PlaceholderScan(IReadOnlyList<SourceLine> source) => this.source = source;

    public IReadOnlyList<PlaceholderGap> Gaps => keys.Gaps;

    public static PlaceholderScan Of(DocumentLines document, out DocumentLines rest)
    {
        var scan = new PlaceholderScan(document.Lines);
        for (var index = 0; index < scan.source.Count; )
        {
            index = scan.ReadAt(index);
        }

        rest = document with
        {
            Lines = scan.lines,
            Unused = [.. document.Unused, .. scan.unused],
            Warnings = [.. document.Warnings, .. scan.warnings],
        };
        return scan;
    }

    private int ReadAt(int index)
    {
        if (!source[index].Text.Contains(Opening, StringComparison.Ordinal))
        {
            lines.Add(source[index]);
            return index + 1;
        }

        var text = new StringBuilder();
        var at = new Cursor(index, 0);
        while (Line(at).IndexOf(Opening, at.Column, StringComparison.Ordinal) is >= 0 and var opening)
        {
            text.Append(Line(at), at.Column, opening - at.Column);
            at = ReadGap(text, at with { Column = opening });
        }

        text.Append(Line(at), at.Column, Line(at).Length - at.Column);
        lines.Add(source[index] with { Text = text.ToString() });
        return at.Index + 1;
    }

    private Cursor ReadGap(StringBuilder text, Cursor opening)
    {
        var line = Line(opening);
        var braces = line.AsSpan(opening.Column).IndexOfAnyExcept('{') is >= 0 and var run
            ? run
            : line.Length - opening.Column;
        var inside = opening with { Column = opening.Column + braces };
        if (opening.Column > 0 && line[opening.Column - 1] == '\\')
        {
            text.Append('{', braces);
            return inside;
        }

        if (braces > 3 || Close(inside) is not { } closing)
        {
            Warn(
                "placeholder-unclosed",
                "A placeholder is opened but never closed; its braces were kept as text.",
                Number(opening)
            );
            AppendLiteral(text, braces);
            return inside;
        }

        return ReadPrompt(text, opening, inside, closing);
    }

    private Cursor ReadPrompt(StringBuilder text, Cursor opening, Cursor inside, Cursor closing)
    {
        var prompt = Prompt(inside, closing);
        var line = Number(opening);
        var endLine = Number(closing);
        if (prompt.Length == 0)
        {
            Warn("placeholder-empty", "A placeholder has no prompt; it was kept as text.", line);
            text.Append(Literal).Append(Closing);
        }
        else if (prompt[0] is '<' or '%' or '/')
        {
            ReportTemplateCode(text, prompt, line, endLine);
        }
        else
        {
            text.Append(PlaceholderToken.Of(keys.For(prompt, line, endLine)));
        }

        text.Append(SourceLine.SoftBreak, endLine - line);
        var end = closing with { Column = closing.Column + Closing.Length };
        var isTriple =
            Line(opening).AsSpan(opening.Column).StartsWith("{{{") && Line(end).AsSpan(end.Column).StartsWith("}");
        return isTriple ? end with { Column = end.Column + 1 } : end;
    }

    private Cursor? Close(Cursor inside)
    {
        var length = 0;
        for (
            var at = inside;
            at.Index < source.Count && at.Index - inside.Index < MostLines && length < LongestPrompt;
            at = new Cursor(at.Index + 1, 0)
        )
        {
            var rest = Line(at).AsSpan(at.Column);
            rest = rest[..Math.Min(rest.Length, LongestPrompt)];
            var opening = rest.IndexOf(Opening, StringComparison.Ordinal);
            var closing = rest.IndexOf(Closing, StringComparison.Ordinal);
            if (closing >= 0 && (opening < 0 || closing < opening))
            {
                return at with { Column = at.Column + closing };
            }

            if (opening >= 0)
            {
                return null;
            }

            length += rest.Length;
        }

        return null;
    }

    private string Prompt(Cursor inside, Cursor closing)
    {
        var prompt = new StringBuilder();
        for (var at = inside; at.Index <= closing.Index; at = new Cursor(at.Index + 1, 0))
        {
            var end = at.Index == closing.Index ? closing.Column : Line(at).Length;
            prompt.Append(Line(at), at.Column, Math.Max(0, end - at.Column)).Append(' ');
        }

        return Passage.Flatten(InlineMarkup.Clean(prompt.ToString())).Trim();
    }

    private void ReportTemplateCode(StringBuilder text, string prompt, int line, int endLine)
    {
        // In the target of a link it is never shown, and the link's own text is kept.
        if (text.Length > 1 && text[^1] == '(' && text[^2] == ']')
        {
            return;
        }

        unused.Add(
            new UnusedText(
                line,
                endLine,
                Opening + prompt + Closing,
                UnusedReason.TemplateCode,
                UnusedReason.Explain(UnusedReason.TemplateCode)
            )
        );
    }

    private void Warn(string code, string message, int line)
    {
        if (warnings.Count < MostWarnings)
        {
            warnings.Add(new ReadingWarning(code, message, line));
        }
    }

    private static void AppendLiteral(StringBuilder text, int braces)
    {
        for (; braces >= 2; braces -= 2)
        {
            text.Append(Literal);
        }

        text.Append('{', braces);
    }

    private string Line(Cursor at) => source[at.Index].Text;

    // Asked for from left to right, so each part of a line is counted once.
    private int Number(Cursor at)
    {
        var isFurther = at.Index == counted.Index && at.Column >= counted.Column;
        breaks = isFurther ? breaks : 0;
        breaks += Line(at).AsSpan((isFurther ? counted.Column : 0)..at.Column).Count(SourceLine.SoftBreak);
        counted = at;
        return source[at.Index].Number + breaks;
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Cursor(int Index, int Column);
}
