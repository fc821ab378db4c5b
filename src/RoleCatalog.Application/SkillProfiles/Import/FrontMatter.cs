namespace RoleCatalog.Application.SkillProfiles.Import;

/// <summary>The YAML settings some documents begin with. Only a plain title is understood.</summary>
internal sealed record FrontMatter(int LineCount, SourcedText? Title, IReadOnlyList<UnusedText> Unused)
{
    private const int MostLines = 200;
    private static readonly FrontMatter None = new(0, null, []);

    public static FrontMatter Of(IReadOnlyList<SourceLine> lines)
    {
        var start = 0;
        while (start < lines.Count && lines[start].IsBlank)
        {
            start++;
        }

        if (start == lines.Count || lines[start].Text.TrimEnd() != "---")
        {
            return None;
        }

        var length = lines
            .Skip(start + 1)
            .Take(MostLines)
            .TakeWhile(line => line.Text.TrimEnd() is not ("---" or "..."))
            .Count();
        var end = start + 1 + length;
        var settings = lines.Skip(start + 1).Take(length).ToArray();
        return
            end < lines.Count
            && settings.All(IsSetting)
            && settings.Any(line => line.Text.Contains(':', StringComparison.Ordinal))
            ? Read(settings, end + 1)
            : None;
    }

    // Prose between two rules is no front matter: a setting has a key, or belongs to the one above.
    private static bool IsSetting(SourceLine line) =>
        line.IsBlank
        || line.Text[0] is ' ' or '\t' or '-' or '#' or '}' or ']'
        || line.Text.IndexOf(':', StringComparison.Ordinal) is > 0 and < 60 and var colon
            && !line.Text.AsSpan(0, colon).Contains(' ');

    private static FrontMatter Read(SourceLine[] settings, int lineCount)
    {
        SourcedText? title = null;
        var unused = new List<UnusedText>();
        foreach (var line in settings.Where(line => !line.IsBlank))
        {
            if (title is null && TitleIn(line) is { } found)
            {
                title = found;
                continue;
            }

            unused.Add(
                new UnusedText(
                    line.Number,
                    line.Number,
                    line.Text.Trim(),
                    UnusedReason.FrontMatter,
                    UnusedReason.Explain(UnusedReason.FrontMatter)
                )
            );
        }

        return new FrontMatter(lineCount, title, unused);
    }

    private static SourcedText? TitleIn(SourceLine line)
    {
        const string Key = "title:";
        if (!line.Text.StartsWith(Key, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var value = line.Text[Key.Length..].Trim();
        var isQuoted = value.Length > 1 && value[0] is ('"' or '\'') && value[^1] == value[0];
        value = isQuoted ? value[1..^1].Replace("\\\"", "\"", StringComparison.Ordinal).Trim() : value;
        return value.Length == 0 || value is "|" or ">" ? null : new SourcedText(value, line.Number);
    }
}
