using System.Net;
using RoleCatalog.Domain.RoleDescriptions.Differences;

namespace RoleCatalog.Application.RoleDescriptions.Differences;

/// <summary>Writes a difference as a page of HTML without script.</summary>
public static class DifferenceHtml
{
    public const string Style = """
        body { margin: 2rem auto; max-width: 46rem; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif; }
        h1 { font-size: 1.5rem; } h2 { font-size: 1.125rem; margin-top: 2rem; } li { margin: 0.75rem 0; }
        dl { margin: 0.25rem 0; } dt { color: #555; font-size: 0.875rem; } dd { margin: 0 0 0.5rem 1rem; overflow-wrap: anywhere; }
        ins { background: #d7f5dd; } del { background: #fbdcdc; }
        """;

    public static string Write(DifferenceDocument document)
    {
        var heading = Escaped(document.Heading);
        var summary = document.Summary is null ? "" : $"<p>{Escaped(document.Summary)}</p>\n";
        return $"""
            <!DOCTYPE html>
            <html lang="{document.Language}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{heading}</title>
            <style>{Style}</style>
            </head>
            <body>
            <main>
            <h1>{heading}</h1>
            {summary}{string.Concat(document.Sections.Select(Section))}</main>
            </body>
            </html>

            """;
    }

    private static string Section(DifferenceSection section) =>
        $"<section>\n<h2>{Escaped(section.Heading)}</h2>\n<ul>\n{string.Concat(section.Entries.Select(Entry))}</ul>\n</section>\n";

    private static string Entry(DifferenceEntry entry)
    {
        var name = entry.Name is null ? "" : $": {Escaped(entry.Name)}";
        var fields = string.Concat(entry.Lines.Select(Line));
        var list = fields.Length == 0 ? "" : $"\n<dl>\n{fields}</dl>";
        return $"<li>{Escaped(entry.What)}{name}{list}</li>\n";
    }

    private static string Line(DifferenceLine line)
    {
        var language = line.Language is { } tag ? $" lang=\"{tag}\"" : "";
        var words = string.Join(line.Language is null ? " " : "", line.Words.Select(Word));
        return $"<dt>{Escaped(line.Name)}{Escaped(line.Remark)}</dt>\n<dd{language}>{words}</dd>\n";
    }

    private static string Word(WordSegment segment)
    {
        var text = Escaped(segment.Text);
        return segment.Change switch
        {
            WordChange.Deleted => $"<del>{text}</del>",
            WordChange.Inserted => $"<ins>{text}</ins>",
            _ => text,
        };
    }

    private static string Escaped(string text) =>
        WebUtility.HtmlEncode(text).Replace("\n", "<br>", StringComparison.Ordinal);
}
