namespace RoleCatalog.Infrastructure;

/// <summary>The settings under "Store".</summary>
public sealed record StoreOptions
{
    public const string Section = "Store";
    public const string Sqlite = "Sqlite";
    public const string SqlServer = "SqlServer";

    /// <summary>Which store: "Sqlite", the embedded default, or "SqlServer".</summary>
    public string Provider { get; init; } = Sqlite;

    public string ConnectionString { get; init; } = "Data Source=data/rolecatalog.db";

    /// <summary>Whether a start brings an older schema forward. On SQLite, which one process owns, it always does.</summary>
    public bool MigrateAtStart { get; init; }

    /// <summary>Whether several processes may have the store at the same time.</summary>
    public bool IsShared => Provider == SqlServer;
}
