using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Infrastructure;
using RoleCatalog.Infrastructure.Persistence;

namespace RoleCatalog.StoreTests.Persistence;

/// <summary>What is SQLite's own: tables that are rebuilt, and the references that this leaves.</summary>
public sealed class MigratingTheSchema
{
    private static readonly Migration First = new(1, "a", "CREATE TABLE a (id INTEGER NOT NULL PRIMARY KEY)");
    private static readonly Migration Second = new(2, "b", "CREATE TABLE b (id INTEGER NOT NULL REFERENCES a (id))");

    private TemporaryStore store = null!;

    [SetUp]
    public void Prepare() => store = TemporaryStore.NotStarted();

    [TearDown]
    public async Task Stop() => await store.DisposeAsync();

    [Test]
    public async Task Records_name_checksum_and_time()
    {
        var now = new DateTimeOffset(2027, 1, 2, 3, 4, 5, TimeSpan.Zero);
        await using var database = store.Another(new Clock(now), null, First);
        await database.Start(mayMigrate: true, CancellationToken.None);
        var session = new DbSession(database.Dialect);

        var row = await database.Read(
            session,
            () =>
                session.QuerySingle<(long Version, string Name, string Checksum, long AppliedAt)>(
                    "SELECT version, name, checksum, applied_at FROM schema_migrations"
                ),
            CancellationToken.None
        );

        row.Should().Be((1, "a", First.Checksum, now.ToUnixTimeMilliseconds()));
    }

    [Test]
    public async Task Rebuilds_a_table_that_others_refer_to()
    {
        const string Rebuild = """
            CREATE TABLE new_a (id INTEGER NOT NULL PRIMARY KEY, note TEXT NULL);
            INSERT INTO new_a (id) SELECT id FROM a;
            DROP TABLE a;
            ALTER TABLE new_a RENAME TO a;
            """;
        var rows = new Migration(3, "rows", "INSERT INTO a (id) VALUES (1); INSERT INTO b (id) VALUES (1)");

        await Migrate(First, Second, rows, new Migration(4, "rebuild", Rebuild));

        (await Tables()).Should().Equal("a", "b", "schema_migrations");
    }

    [Test]
    public async Task Refuses_a_step_that_leaves_references_dangling()
    {
        await this.Awaiting(_ => Migrate(First, Second, new Migration(3, "dangling", "INSERT INTO b (id) VALUES (1)")))
            .Should()
            .ThrowAsync<MigrationException>()
            .WithMessage("*0003_dangling.sql*rows of b*");
    }

    [Test]
    public void Knows_a_text_by_any_line_ending() =>
        new Migration(1, "a", "SELECT 1;\r\nSELECT 2;")
            .Checksum.Should()
            .Be(new Migration(1, "a", "SELECT 1;\nSELECT 2;").Checksum);

    private async Task Migrate(params Migration[] migrations)
    {
        await using var database = store.Another(migrations);
        await database.Start(mayMigrate: true, CancellationToken.None);
    }

    private async Task<IReadOnlyList<string>> Tables()
    {
        await using var database = new Microsoft.Data.Sqlite.SqliteConnection(
            $"Data Source={store.File};Pooling=False"
        );
        await database.OpenAsync();
        await using var command = database.CreateCommand();
        command.CommandText = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name";
        await using var row = await command.ExecuteReaderAsync();
        var names = new List<string>();
        while (await row.ReadAsync())
        {
            names.Add(row.GetString(0));
        }

        return names;
    }

    private sealed class Clock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
