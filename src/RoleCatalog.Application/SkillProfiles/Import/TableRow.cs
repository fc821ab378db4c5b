namespace RoleCatalog.Application.SkillProfiles.Import;

/// <summary>A row of a table, in Markdown or already taken from HTML.</summary>
internal static class TableRow
{
    public const char CellMark = '\u0004';

    public static bool IsRow(string line)
    {
        var text = line.AsSpan().Trim();
        return text.Length > 2 && text[0] == '|' && text[1..].Contains('|');
    }

    public static bool IsSeparator(string line)
    {
        var text = line.AsSpan().Trim();
        return text.Contains('-') && text.Contains('|') && text.IndexOfAnyExcept("|-: ") < 0;
    }

    /// <summary>Two cells are a name and its description; more are read one after the other.</summary>
    public static string Joined(string line)
    {
        string[] cells =
        [
            .. line.Trim()
                .Trim('|')
                .Split(line.Contains(CellMark, StringComparison.Ordinal) ? CellMark : '|')
                .Select(cell => cell.Trim())
                .Where(cell => cell.Length > 0),
        ];
        cells = cells.Length > 1 && IsNumber(cells[0]) ? cells[1..] : cells;
        return string.Join(cells.Length == 2 ? ": " : " – ", cells);
    }

    // Of the row, as a numbered list has it.
    private static bool IsNumber(string cell) => cell.AsSpan().Trim("#.()").IndexOfAnyExceptInRange('0', '9') < 0;
}
