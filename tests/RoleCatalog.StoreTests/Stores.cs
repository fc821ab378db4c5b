using NUnit.Framework;
using RoleCatalog.Infrastructure;

namespace RoleCatalog.StoreTests;

/// <summary>A store that the contract suite runs on. Another one is another class, and a line in <see cref="Stores"/>.</summary>
internal abstract class Store
{
    /// <summary>Settings of a database that nobody else has, in the folder if it is files.</summary>
    public abstract StoreOptions NewDatabase(DirectoryInfo folder);
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

/// <summary>The source of the fixtures: each runs once a store. A store that is not at hand is ignored by its name.</summary>
internal static class Stores
{
    public static IEnumerable<TestFixtureData> All =>
        [new TestFixtureData(new SqliteStore()).SetArgDisplayNames("SQLite")];
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
