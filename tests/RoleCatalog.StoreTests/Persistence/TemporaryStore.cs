using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using RoleCatalog.Infrastructure.Persistence;
using RoleCatalog.Infrastructure.Persistence.Sqlite;

namespace RoleCatalog.StoreTests.Persistence;

/// <summary>A database in a folder of its own, with a table of words; both gone after the test.</summary>
internal sealed class TemporaryStore : IAsyncDisposable
{
    public static readonly Migration Words = new(
        1,
        "words",
        """
        CREATE TABLE words (
            id INTEGER NOT NULL PRIMARY KEY,
            word TEXT NOT NULL UNIQUE,
            next_id INTEGER NULL REFERENCES words (id) DEFERRABLE INITIALLY DEFERRED
        ) STRICT
        """
    );

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("rolecatalog-store-");

    private TemporaryStore() { }

    public string File => Path.Combine(folder.FullName, "data", "rolecatalog.db");

    public SqliteOptions Options { get; private set; } = new("");

    public SqliteDatabase Database { get; private set; } = null!;

    public static TemporaryStore NotStarted()
    {
        var store = new TemporaryStore();
        store.Options = new SqliteOptions($"Data Source={store.File}");
        return store;
    }

    public static async Task<TemporaryStore> Started(Func<SqliteOptions, SqliteOptions>? configure = null)
    {
        var store = NotStarted();
        store.Options = configure?.Invoke(store.Options) ?? store.Options;
        store.Database = store.Another(Words);
        await store.Database.Start(mayMigrate: true, CancellationToken.None);
        return store;
    }

    /// <summary>A further database object on the same file, not started.</summary>
    public SqliteDatabase Another(params Migration[] migrations) => Another(TimeProvider.System, null, migrations);

    public SqliteDatabase Another(TimeProvider time, ILogger<SqliteDatabase>? logger, params Migration[] migrations) =>
        new(Options, migrations, time, logger ?? NullLogger<SqliteDatabase>.Instance);

    public async Task Restart()
    {
        await Database.DisposeAsync();
        Database = Another(Words);
        await Database.Start(mayMigrate: true, CancellationToken.None);
    }

    public Task<T> Write<T>(Func<DbSession, Task<T>> work, CancellationToken queued = default)
    {
        var session = NewSession();
        return Database.Write(session, () => work(session), queued);
    }

    public Task<T> Read<T>(Func<DbSession, Task<T>> work, CancellationToken cancellationToken = default)
    {
        var session = NewSession();
        return Database.Read(session, () => work(session), cancellationToken);
    }

    public Task<int> Add(string word) => Write(session => Insert(session, word));

    public Task<IReadOnlyList<string>> AllWords() => Read(AllWords);

    public DbSession NewSession() => new(Database.Dialect);

    public static Task<int> Insert(DbSession session, string word) =>
        session.Execute("INSERT INTO words (word) VALUES (@word)", new { word });

    public static Task<IReadOnlyList<string>> AllWords(DbSession session) =>
        session.Query<string>("SELECT word FROM words ORDER BY id");

    public async ValueTask DisposeAsync()
    {
        if (Database is not null)
        {
            await Database.DisposeAsync();
        }

        folder.Delete(recursive: true);
    }
}
