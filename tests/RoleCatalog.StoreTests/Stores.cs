using Microsoft.Data.SqlClient;
using NUnit.Framework;
using RoleCatalog.Infrastructure;

namespace RoleCatalog.StoreTests;

/// <summary>A store that the contract suite runs on. Another one is another class, and a line in <see cref="Stores"/>.</summary>
internal abstract class Store
{
    /// <summary>Settings of a database that nobody else has, in the folder if it is files.</summary>
    public abstract StoreOptions NewDatabase(DirectoryInfo folder);

    /// <summary>The database is gone afterwards; what is in the folder goes with it.</summary>
    public virtual Task Drop(StoreOptions database) => Task.CompletedTask;
}

internal sealed class SqliteStore : Store
{
    public override StoreOptions NewDatabase(DirectoryInfo folder) =>
        new()
        {
            Provider = StoreOptions.Sqlite,
            ConnectionString = $"Data Source={Path.Combine(folder.FullName, "catalog.db")}",
        };
}

/// <summary>An empty SQL Server, on which each catalogue makes and drops a database of its own.</summary>
internal sealed class SqlServerStore : Store
{
    public const string Variable = "ROLECATALOG_TEST_SQLSERVER";

    /// <summary>The connection string of the server, which need name no database; null where there is none.</summary>
    public static string? Server { get; } =
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } server ? server : null;

    public override StoreOptions NewDatabase(DirectoryInfo folder)
    {
        var connection = new SqlConnectionStringBuilder(Server)
        {
            InitialCatalog = $"rolecatalog_{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):N}",
        };
        return new StoreOptions
        {
            Provider = StoreOptions.SqlServer,
            ConnectionString = connection.ConnectionString,
            MigrateAtStart = true,
        };
    }

    public override async Task Drop(StoreOptions database)
    {
        using var pooled = new SqlConnection(database.ConnectionString);
        SqlConnection.ClearPool(pooled);
        var parts = new SqlConnectionStringBuilder(database.ConnectionString);
        await using var connection = new SqlConnection(
            new SqlConnectionStringBuilder(Server) { InitialCatalog = "master", Pooling = false }.ConnectionString
        );
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"DROP DATABASE [{parts.InitialCatalog}]";
        await command.ExecuteNonQueryAsync();
    }
}

/// <summary>The source of the fixtures: each runs once a store. A store that is not at hand is ignored by its name.</summary>
internal static class Stores
{
    public static IEnumerable<TestFixtureData> All
    {
        get
        {
            yield return new TestFixtureData(new SqliteStore()).SetArgDisplayNames("SQLite");
            yield return SqlServer;
        }
    }

    /// <summary>For what one process that owns a file cannot have: other connections, other processes.</summary>
    public static IEnumerable<TestFixtureData> Shared
    {
        get { yield return SqlServer; }
    }

    private static TestFixtureData SqlServer
    {
        get
        {
            var fixture = new TestFixtureData(new SqlServerStore()).SetArgDisplayNames("SQL Server");
            return SqlServerStore.Server is null
                ? fixture.Ignore($"{SqlServerStore.Variable} names no server")
                : fixture;
        }
    }
}

/// <summary>A fixture of the contract suite: every test has a catalogue of its own.</summary>
internal abstract class StoreContract(Store store)
{
    protected StoredCatalog Catalog { get; private set; } = null!;

    [SetUp]
    public async Task StartCatalog() => Catalog = await StoredCatalog.Start(store);

    [TearDown]
    public async Task StopCatalog() => await Catalog.DisposeAsync();
}
