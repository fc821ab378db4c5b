using System.Data.Common;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using RoleCatalog.Infrastructure.Persistence;

namespace RoleCatalog.StoreTests.Persistence;

/// <summary>What every store promises of what is read together.</summary>
[TestFixtureSource(typeof(Stores), nameof(Stores.All))]
internal sealed class Reads(Store store) : StoreContract(store)
{
    private readonly bool isSqlServer = store is SqlServerStore;

    private const string Insert = """
        INSERT INTO fillings (name, is_complete)
        VALUES (@name, 0)
        """;

    private const string Select = """
        SELECT name
        FROM fillings
        ORDER BY name
        """;

    [Test]
    public async Task See_one_state_however_long_they_take_or_what_is_committed_where_no_snapshots_are_kept()
    {
        await Add("before");

        var (first, second) = await Catalog.Read(async scope =>
        {
            var session = scope.GetRequiredService<DbSession>();
            var before = await session.Query<string>(Select);
            await Add("meanwhile");
            return (before, await session.Query<string>(Select));
        });

        first.Should().Equal("before");
        IEnumerable<string> seen = await KeepsSnapshots() ? ["before"] : ["before", "meanwhile"];
        second.Should().Equal(seen);
        (await Names()).Should().Equal("before", "meanwhile");
    }

    [Test]
    public async Task See_what_was_answered_before_they_began()
    {
        for (var count = 1; count <= 20; count++)
        {
            await Add($"name {count}");
            (await Names()).Should().HaveCount(count);
        }
    }

    [Test]
    public async Task Change_nothing()
    {
        try
        {
            await Catalog.Read(scope =>
                scope.GetRequiredService<DbSession>().Execute(Insert, new { name = "smuggled" })
            );
        }
        catch (DbException)
        {
            // A store may say so, or forget it.
        }

        (await Names()).Should().BeEmpty();
    }

    [Test]
    public async Task Leave_a_clean_connection_when_they_throw()
    {
        for (var round = 0; round < 3; round++)
        {
            var failing = Catalog.Read<int>(async scope =>
            {
                await scope.GetRequiredService<DbSession>().Query<string>(Select);
                throw new ArithmeticException();
            });
            await failing.Awaiting(task => task).Should().ThrowAsync<ArithmeticException>();
        }

        await Add("later");
        (await Names()).Should().Equal("later");
    }

    private Task Add(string name) => Catalog.Execute(Insert, new { name });

    private Task<IReadOnlyList<string>> Names() => Catalog.Rows<string>(Select);

    // SQL Server is asked for them, and may refuse.
    private async Task<bool> KeepsSnapshots()
    {
        const string Keeps = """
            SELECT CAST(snapshot_isolation_state AS INT)
            FROM sys.databases
            WHERE database_id = DB_ID()
            """;
        return !isSqlServer || await Catalog.One<int>(Keeps) == 1;
    }
}
