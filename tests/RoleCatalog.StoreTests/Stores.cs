using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using NUnit.Framework;
using RoleCatalog.Infrastructure;
using RoleCatalog.Infrastructure.Persistence;
using RoleCatalog.Infrastructure.Persistence.Sqlite;
using RoleCatalog.Infrastructure.Persistence.SqlServer;
using RoleCatalog.StoreTests.SqlServer;

namespace RoleCatalog.StoreTests;

/// <summary>A store that the contract suite runs on. Another one is another class, and a line in <see cref="Stores"/>.</summary>
internal abstract class Store
{
    /// <summary>Settings of a database that nobody else has, in the folder if it is files.</summary>
    public abstract StoreOptions NewDatabase(DirectoryInfo folder);

    public abstract ISqlDialect Dialect { get; }

    /// <summary>A connection of its own, not opened yet.</summary>
    public abstract DbConnection Connect(StoreOptions database);

    /// <summary>Makes the database, unless it is there, and applies the migrations.</summary>
    public abstract Task Migrate(StoreOptions database, IReadOnlyList<Migration> migrations);

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

    public override ISqlDialect Dialect => new SqliteDialect();

    public override DbConnection Connect(StoreOptions database) =>
        new SqliteConnection($"{database.ConnectionString};Pooling=False");

    public override async Task Migrate(StoreOptions database, IReadOnlyList<Migration> migrations)
    {
        await using var opened = new SqliteDatabase(
            new SqliteOptions(database.ConnectionString),
            migrations,
            TimeProvider.System,
            NullLogger<SqliteDatabase>.Instance
        );
        await opened.Start(mayMigrate: true, CancellationToken.None);
    }
}

/// <summary>An empty SQL Server, on which each catalogue makes and drops a database of its own.</summary>
internal sealed class SqlServerStore : Store
{
    public override StoreOptions NewDatabase(DirectoryInfo folder) =>
        new()
        {
            Provider = StoreOptions.SqlServer,
            ConnectionString = TestServer.NewDatabase(),
            MigrateAtStart = true,
        };

    public override ISqlDialect Dialect => new SqlServerDialect();

    public override DbConnection Connect(StoreOptions database) =>
        new SqlConnection(new SqlServerOptions(database.ConnectionString).Migrations);

    public override Task Migrate(StoreOptions database, IReadOnlyList<Migration> migrations) =>
        new SqlServerSchema(
            new SqlServerOptions(database.ConnectionString),
            new Migrator(Dialect, migrations, TimeProvider.System, NullLogger.Instance),
            TimeProvider.System,
            NullLogger<SqlServerSchema>.Instance
        ).Prepare(mayMigrate: true, CancellationToken.None);

    public override Task Drop(StoreOptions database) => TestServer.Drop(database.ConnectionString);
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
            return TestServer.ConnectionString is null
                ? fixture.Ignore($"{TestServer.Variable} names no server")
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
