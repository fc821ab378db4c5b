namespace RoleCatalog.UnitTests.SqlServer;

/// <summary>What SQL Server asks of tables, and both stores of each other's.</summary>
internal static class SchemaRules
{
    // In bytes.
    private const int WidestClusteredKey = 900;
    private const int WidestIndex = 1700;

    /// <summary>A table in lines that are the same for both stores.</summary>
    public static IEnumerable<string> Lines(Table table) =>
        table
            .Columns.Select(column =>
                $"column {column.Name}: {column.Family}{(column.IsNullable ? "" : " not null")}{(column.HasDefault ? " with a default" : "")}"
            )
            .Append($"primary key {List(table.PrimaryKey)}")
            .Concat(table.UniqueKeys.Select(key => $"unique {List(key)}"))
            .Concat(
                table.ForeignKeys.Select(key =>
                    $"{List(key.Columns)} refers to {key.Referenced} {List(key.ReferencedColumns)}{(key.Cascades ? " and is deleted with it" : "")}"
                )
            )
            .Concat(
                table.Indexes.Select(index =>
                    $"index {index.Name} {List(index.Columns)}{(index.IsUnique ? " unique" : "")}{(index.IsFiltered ? " of some" : "")}"
                )
            )
            .Order(StringComparer.Ordinal);

    /// <summary>Columns of text that are not as wide as the domain says, or of which it says nothing.</summary>
    public static IEnumerable<string> WrongWidths(Schema schema, IReadOnlyDictionary<string, int> widths) =>
        from table in schema.Tables.Values
        from column in table.Columns
        where column is { IsText: true, Length: not null }
        where !table.ForeignKeys.Exists(key => key.Columns.Contains(column.Name))
        let name = $"{table.Name}.{column.Name}"
        where !widths.TryGetValue(name, out var width) || width != column.Length
        select $"{name} has {column.Length}, and its width is said to be {widths.GetValueOrDefault(name)}";

    public static IEnumerable<string> OtherCollations(Schema schema) =>
        from table in schema.Tables.Values
        from column in table.Columns
        where column.IsText && column.Collation != "Latin1_General_100_BIN2"
        select $"{table.Name}.{column.Name}";

    public static IEnumerable<string> TooWide(Schema schema) =>
        from table in schema.Tables.Values
        let keys = table.UniqueKeys.Concat(table.Indexes.Select(index => index.Columns))
        from key in keys.Select(key => (Columns: key, Most: WidestIndex))
            .Append((Columns: table.PrimaryKey, Most: table.IsClustered ? WidestClusteredKey : WidestIndex))
        let bytes = key.Columns.Sum(column => table.Column(column)!.Bytes)
        where bytes > key.Most
        select $"{table.Name} {List(key.Columns)} takes {bytes} bytes of {key.Most}";

    /// <summary>SQL Server refuses tables that a deletion would reach in two ways, or in a circle (error 1785).</summary>
    public static IEnumerable<string> TwoCascades(Schema schema)
    {
        var cascades = schema
            .Tables.Values.SelectMany(table =>
                table.ForeignKeys.Where(key => key.Cascades).Select(key => (From: key.Referenced, To: table.Name))
            )
            .ToLookup(cascade => cascade.From, cascade => cascade.To);
        return from start in schema.Tables.Keys
            from reached in Reached(start, cascades, schema.Tables.Count).CountBy(table => table)
            where reached.Value > 1 || reached.Key == start
            select $"{start} to {reached.Key}";
    }

    // Once a way; in a circle the ways are cut where they are longer than there are tables.
    private static IEnumerable<string> Reached(string from, ILookup<string, string> cascades, int most) =>
        most == 0 ? [] : cascades[from].SelectMany(to => Reached(to, cascades, most - 1).Prepend(to));

    private static string List(IEnumerable<string> columns) => $"({string.Join(", ", columns)})";
}
