using System.Data.Common;
using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Infrastructure;
using RoleCatalog.Infrastructure.Persistence;
using RoleCatalog.StoreTests.Persistence.Races;

namespace RoleCatalog.StoreTests.Persistence;

/// <summary>What every store promises of its migrations.</summary>
[TestFixtureSource(typeof(Stores), nameof(Stores.All))]
internal sealed class MigratingAStore(Store store) : MigrationContract(store)
{
    [Test]
    public async Task Applies_what_is_new_once_and_in_order()
    {
        await Migrate(First);
        await Migrate(First, Second);
        await Migrate(First, Second);

        (await Applied()).Should().Equal("1 a", "2 b");
        (await Execute("INSERT INTO a (id) VALUES (7); INSERT INTO b (id) VALUES (7)")).Should().Be(2);
    }

    [Test]
    public async Task That_fails_midway_leaves_nothing_of_the_step_and_keeps_those_before()
    {
        var broken = new Migration(
            2,
            "broken",
            "CREATE TABLE b (id INT NOT NULL); INSERT INTO a (id) VALUES (1); INSERT INTO missing (id) VALUES (1);"
        );

        await this.Awaiting(_ => Migrate(First, broken))
            .Should()
            .ThrowAsync<MigrationException>()
            .WithMessage("*0002_broken.sql*missing*");

        (await Applied()).Should().Equal("1 a");
        await Migrate(First, Second);
        (await Execute("INSERT INTO a (id) VALUES (1)")).Should().Be(1);
    }

    [Test]
    public async Task That_is_killed_midway_leaves_the_step_before_and_is_completed_by_the_next_start()
    {
        await Migrate(First);
        await KillMidway();

        (await Applied()).Should().Equal("1 a");
        await Migrate(First, Second);

        (await Applied()).Should().Equal("1 a", "2 b");
        (await Execute("INSERT INTO a (id) VALUES (1)")).Should().Be(1);
    }

    [Test]
    public async Task Refuses_an_edited_step_by_its_name()
    {
        await Migrate(First, Second);

        await this.Awaiting(_ => Migrate(First, Second with { Sql = "CREATE TABLE b (id BIGINT NOT NULL)" }))
            .Should()
            .ThrowAsync<MigrationException>()
            .WithMessage("*0002_b.sql*");
    }

    [Test]
    public async Task Refuses_a_step_slipped_in_before_the_last()
    {
        await Migrate(First with { Version = 2 });

        await this.Awaiting(_ => Migrate(First, Second)).Should().ThrowAsync<MigrationException>();
    }

    [Test]
    public async Task Refuses_a_database_of_a_newer_program_and_says_what_to_do()
    {
        await Migrate(First, Second);

        await this.Awaiting(_ => Migrate(First))
            .Should()
            .ThrowAsync<MigrationException>()
            .WithMessage("*0002_b.sql*newer*restore a backup*");
    }

    private async Task KillMidway()
    {
        await using var connection = await Connect();
        await Execute(connection, Dialect.BeginMigration);
        await Execute(connection, Second.Sql);
        await Execute(connection, "INSERT INTO a (id) VALUES (1)");
    }
}

/// <summary>Several processes that migrate one database.</summary>
[TestFixtureSource(typeof(Stores), nameof(Stores.Shared))]
internal sealed class MigratingASharedStore(Store store) : MigrationContract(store)
{
    [Test]
    public async Task Is_done_by_one_of_several_at_a_time()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Migrate(First, Second))));

        (await Applied()).Should().Equal("1 a", "2 b");
    }

    [Test]
    public async Task Waits_for_one_that_is_under_way_and_completes_it_when_that_is_killed()
    {
        await Migrate(First);
        var connection = await Connect();
        await Execute(connection, Dialect.BeginMigration);
        await Execute(connection, Second.Sql);
        var waiting = Task.Run(() => Migrate(First, Second));
        await Pause.Give(waiting);
        waiting.IsCompleted.Should().BeFalse();

        await connection.DisposeAsync();

        await waiting;
        (await Applied()).Should().Equal("1 a", "2 b");
    }
}

/// <summary>A database of each test's own, without any schema.</summary>
internal abstract class MigrationContract(Store store)
{
    protected static readonly Migration First = new(1, "a", "CREATE TABLE a (id INT NOT NULL PRIMARY KEY)");

    protected static readonly Migration Second = new(
        2,
        "b",
        "CREATE TABLE b (id INT NOT NULL PRIMARY KEY REFERENCES a (id))"
    );

    private DirectoryInfo folder = null!;
    private StoreOptions database = null!;

    protected ISqlDialect Dialect => store.Dialect;

    [SetUp]
    public void Prepare()
    {
        folder = Directory.CreateTempSubdirectory("rolecatalog-migrations-");
        database = store.NewDatabase(folder);
    }

    [TearDown]
    public async Task Drop()
    {
        await store.Drop(database);
        folder.Delete(recursive: true);
    }

    protected Task Migrate(params Migration[] migrations) => store.Migrate(database, migrations);

    /// <summary>A connection that no pool keeps: disposed, it ends as that of a killed process does.</summary>
    protected async Task<DbConnection> Connect()
    {
        var connection = store.Connect(database);
        await connection.OpenAsync();
        return connection;
    }

    protected async Task<int> Execute(string sql)
    {
        await using var connection = await Connect();
        return await Execute(connection, PortableSql.Checked(sql));
    }

    protected static async Task<int> Execute(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteNonQueryAsync();
    }

    protected async Task<IReadOnlyList<string>> Applied()
    {
        await using var connection = await Connect();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT version, name FROM schema_migrations ORDER BY version";
        await using var row = await command.ExecuteReaderAsync();
        var applied = new List<string>();
        while (await row.ReadAsync())
        {
            applied.Add($"{row.GetInt32(0)} {row.GetString(1)}");
        }

        return applied;
    }
}
