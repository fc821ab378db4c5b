namespace RoleCatalog.Infrastructure;

/// <summary>The settings under "Store".</summary>
public sealed record StoreOptions
{
    public const string Section = "Store";
    public const string Sqlite = "Sqlite";

    /// <summary>Which store: "Sqlite", the embedded default.</summary>
    public string Provider { get; init; } = Sqlite;

    public string ConnectionString { get; init; } = "Data Source=data/rolecatalog.db";
}
