using System.Text.RegularExpressions;
using RoleCatalog.Domain.RoleDescriptions.Differences;

namespace RoleCatalog.Application.RoleDescriptions.Differences;

/// <summary>Writes a difference as Markdown: what was deleted is struck through, what was inserted is bold.</summary>
public static partial class DifferenceMarkdown
{
    public static string Write(DifferenceDocument document)
    {
        var summary = document.Summary is null ? "" : $"\n{Escaped(document.Summary)}\n";
        return $"# {Escaped(document.Heading)}\n{summary}{string.Concat(document.Sections.Select(Section))}";
    }

    private static string Section(DifferenceSection section) =>
        $"\n## {Escaped(section.Heading)}\n\n{string.Concat(section.Entries.Select(Entry))}";

    private static string Entry(DifferenceEntry entry)
    {
        var name = entry.Name is null ? "" : $": {Broken(Escaped(entry.Name))}";
        return $"- {Escaped(entry.What)}{name}\n{string.Concat(entry.Lines.Select(Line))}";
    }

    private static string Line(DifferenceLine line)
    {
        var words = string.Join(line.Language is null ? " " : "", line.Words.Select(Word));
        return $"  - {Escaped(line.Name)}: {Broken(words)}{Escaped(line.Remark)}\n";
    }

    private static string Word(WordSegment segment)
    {
        var mark = segment.Change switch
        {
            WordChange.Deleted => "~~",
            WordChange.Inserted => "**",
            _ => "",
        };
        return string.Join('\n', segment.Text.Split('\n').Select(line => Marked(line, mark)));
    }

    // Marks work only right beside a word, and within a line.
    private static string Marked(string line, string mark)
    {
        var words = line.Trim();
        if (words.Length == 0)
        {
            return line;
        }

        var start = line.IndexOf(words, StringComparison.Ordinal);
        return $"{line[..start]}{mark}{Escaped(words)}{mark}{line[(start + words.Length)..]}";
    }

    /// <summary>Line breaks that stay in the item of the list, and lines that begin no list of their own.</summary>
    private static string Broken(string text) =>
        LineStart().Replace(text, line => line.Length == 1 ? "\\\n    " : $"\\\n    \\{line.Value[1]}");

    private static string Escaped(string text) => Special().Replace(text, @"\$0");

    [GeneratedRegex(@"[\\`*_\[\]<>~|#&]", RegexOptions.NonBacktracking)]
    private static partial Regex Special();

    [GeneratedRegex(@"\n[-+=]?", RegexOptions.NonBacktracking)]
    private static partial Regex LineStart();
}
