namespace RoleCatalog.UnitTests.SqlServer;

/// <summary>The tables of a store.</summary>
internal sealed class Schema
{
    public SortedDictionary<string, Table> Tables { get; } = new(StringComparer.Ordinal);

    /// <summary>The columns of each table now, to look back at.</summary>
    public IReadOnlyDictionary<string, IReadOnlySet<string>> Columns() =>
        Tables.ToDictionary(
            table => table.Key,
            IReadOnlySet<string> (table) => table.Value.Columns.Select(column => column.Name).ToHashSet()
        );
}

internal sealed class Table(string name)
{
    public string Name => name;

    public List<Column> Columns { get; } = [];

    public IReadOnlyList<string> PrimaryKey { get; set; } = [];

    public bool IsClustered { get; set; } = true;

    public List<IReadOnlyList<string>> UniqueKeys { get; } = [];

    public List<ForeignKey> ForeignKeys { get; } = [];

    public List<Index> Indexes { get; } = [];

    /// <summary>The names of constraints, with what each is.</summary>
    public Dictionary<string, string> Constraints { get; } = [];

    public Column? Column(string column) => Columns.Find(each => each.Name == column);
}

/// <param name="Name">Its name.</param>
/// <param name="Type">As the store names it: "TEXT", "NVARCHAR".</param>
/// <param name="IsNullable">Whether it may be null.</param>
internal sealed record Column(string Name, string Type, bool IsNullable)
{
    /// <summary>In characters; null when it has none or the greatest.</summary>
    public int? Length { get; init; }

    public string? Collation { get; init; }

    public bool HasDefault { get; init; }

    public bool IsText => Type is "TEXT" or "NVARCHAR";

    /// <summary>What both stores call by names of their own.</summary>
    public string Family =>
        Type switch
        {
            "TEXT" or "NVARCHAR" => "text",
            "INTEGER" or "INT" or "BIGINT" => "number",
            _ => Type,
        };

    /// <summary>At most, in a key.</summary>
    public int Bytes =>
        Type switch
        {
            "NVARCHAR" => 2 * (Length ?? 1_000_000),
            "INT" => 4,
            _ => 8,
        };
}

internal sealed record ForeignKey(
    IReadOnlyList<string> Columns,
    string Referenced,
    IReadOnlyList<string> ReferencedColumns,
    bool Cascades
);

internal sealed record Index(string Name, IReadOnlyList<string> Columns, bool IsUnique, bool IsFiltered);
