using FluentAssertions;
using Microsoft.Data.Sqlite;
using NUnit.Framework;
using SQLitePCL;

namespace RoleCatalog.StoreTests.Persistence;

/// <summary>SQLite fails with SQLITE_FULL for real when a database reaches its max_page_count.</summary>
public sealed class RunningOutOfSpace
{
    private TemporaryStore store = null!;

    [SetUp]
    public async Task Start()
    {
        store = await TemporaryStore.Started(options => options with { TimePerCommit = TimeSpan.FromMinutes(1) });
        await store.Write(session => session.QuerySingle<long>("PRAGMA max_page_count = 20"));
    }

    [TearDown]
    public async Task Stop() => await store.DisposeAsync();

    [Test]
    public async Task Fails_the_unit_that_needs_the_space_and_runs_its_group_again_singly()
    {
        var runs = 0;
        using var gate = new ManualResetEventSlim();
        var before = store.Write(session =>
        {
            runs++;
            gate.Wait();
            return TemporaryStore.Insert(session, "before");
        });
        var tooLarge = store.Add(new string('x', 1_000_000));
        var after = store.Add("after");
        gate.Set();

        (await tooLarge.Awaiting(task => task).Should().ThrowAsync<SqliteException>())
            .Which.SqliteErrorCode.Should()
            .Be(raw.SQLITE_FULL);
        await Task.WhenAll(before, after);

        runs.Should().Be(2);
        (await store.AllWords()).Should().Equal("before", "after");
    }

    [Test]
    public async Task Decides_refusals_anew_where_the_group_was_undone()
    {
        using var gate = new ManualResetEventSlim();
        var large = new string('x', 1_000_000);
        var blocking = store.Write(session =>
        {
            gate.Wait();
            return TemporaryStore.Insert(session, "first");
        });
        // Takes the word "shared" in the group only: alone it finds "first" committed and leaves the word be.
        var takes = store.Write(async session =>
        {
            var alone = store.Database.Commits > 0;
            return alone ? 0 : await TemporaryStore.Insert(session, "shared");
        });
        var refusedAtFirst = store.Add("shared");
        var tooLarge = store.Add(large);
        gate.Set();

        await tooLarge.Awaiting(task => task).Should().ThrowAsync<SqliteException>();
        await Task.WhenAll(blocking, takes, refusedAtFirst);

        (await store.AllWords()).Should().Equal("first", "shared");
    }

    [Test]
    public async Task Ends_without_a_restart_when_there_is_space_again()
    {
        await store.Awaiting(it => it.Add(new string('x', 1_000_000))).Should().ThrowAsync<SqliteException>();

        await store.Write(session => session.QuerySingle<long>("PRAGMA max_page_count = 2000"));
        await store.Add(new string('x', 1_000_000));

        (await store.AllWords()).Should().ContainSingle();
    }
}
