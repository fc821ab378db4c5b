using System.Net;
using RoleCatalog.Domain.RoleDescriptions.Differences;

namespace RoleCatalog.Application.RoleDescriptions.Differences;

/// <summary>Writes a difference as a page of HTML that needs neither style nor script.</summary>
public static class DifferenceHtml
{
    public static string Write(DifferenceDocument document)
    {
        var heading = Escaped(document.Heading);
        var summary = document.Summary is null ? "" : $"<p>{Escaped(document.Summary)}</p>\n";
        return $"""
            <!DOCTYPE html>
            <html lang="{document.Language}">
            <head>
            <meta charset="utf-8">
            <title>{heading}</title>
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
