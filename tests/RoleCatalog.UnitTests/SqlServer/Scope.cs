namespace RoleCatalog.UnitTests.SqlServer;

/// <summary>The tables that a part of a statement can name columns of, within those of the query around it.</summary>
internal sealed class Scope(Scope? outer)
{
    private readonly Dictionary<string, IReadOnlyCollection<string>> tables = new(StringComparer.Ordinal);

    public Scope? Outer => outer;

    public bool TryAdd(string exposed, IReadOnlyCollection<string> columns) => tables.TryAdd(exposed, columns);

    /// <summary>What is wrong with the name of a column, or null.</summary>
    public string? Problem(string column)
    {
        var holders = tables.Where(table => table.Value.Contains(column)).Select(table => table.Key).ToList();
        return holders.Count switch
        {
            1 => null,
            // A misspelt name may be that of another column outside.
            0 when outer is not null && outer.Problem(column) is null =>
                $"column '{column}' is of a query around this one and does not say so",
            0 => $"column '{column}' is in no table here",
            _ => $"column '{column}' is ambiguous: it is in {string.Join(" and ", holders)}",
        };
    }

    /// <summary>What is wrong with the name of a column of a table, or null.</summary>
    public string? Problem(string exposed, string column) =>
        tables.TryGetValue(exposed, out var columns)
            ? columns.Contains(column)
                ? null
                : $"column '{exposed}.{column}' does not exist"
            : outer?.Problem(exposed, column)
                ?? (outer is null ? $"table or alias '{exposed}' is not named here" : null);
}
