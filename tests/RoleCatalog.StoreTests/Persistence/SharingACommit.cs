using FluentAssertions;
using Microsoft.Data.Sqlite;
using NUnit.Framework;
using RoleCatalog.Infrastructure;
using RoleCatalog.Infrastructure.Persistence;

namespace RoleCatalog.StoreTests.Persistence;

public sealed class SharingACommit
{
    private TemporaryStore store = null!;

    [SetUp]
    public async Task Start() =>
        // The units here wait for gates: their groups end by count, not by time.
        store = await TemporaryStore.Started(options => options with { TimePerCommit = TimeSpan.FromMinutes(1) });

    [TearDown]
    public async Task Stop() => await store.DisposeAsync();

    [Test]
    public async Task Is_what_units_do_that_queue_behind_another()
    {
        using var gate = new ManualResetEventSlim();
        var first = store.Write(session => InsertWhenOpen(session, gate));

        var others = Enumerable.Range(0, 40).Select(i => store.Add($"word {i}")).ToList();
        gate.Set();
        await Task.WhenAll([first, .. others]);

        store.Database.Commits.Should().Be(1);
        (await store.AllWords()).Should().HaveCount(41);
    }

    [Test]
    public async Task Keeps_the_order_of_the_queue()
    {
        using var gate = new ManualResetEventSlim();
        var first = store.Write(session => InsertWhenOpen(session, gate));

        var words = Enumerable.Range(0, 200).Select(i => $"word {i}").ToList();
        var added = words.ConvertAll(store.Add);
        gate.Set();
        await Task.WhenAll([first, .. added]);

        string[] expected = ["first", .. words];
        (await store.AllWords()).Should().Equal(expected);
    }

    [Test]
    public async Task Ends_at_64_units()
    {
        using var gate = new ManualResetEventSlim();
        var first = store.Write(session => InsertWhenOpen(session, gate));

        var others = Enumerable.Range(0, 127).Select(i => store.Add($"word {i}")).ToList();
        gate.Set();
        await Task.WhenAll([first, .. others]);

        store.Database.Commits.Should().Be(2);
    }

    [Test]
    public async Task Is_outlived_by_the_others_when_one_unit_fails()
    {
        using var gate = new ManualResetEventSlim();
        var first = store.Write(session => InsertWhenOpen(session, gate));
        var failing = store.Write(async session =>
        {
            await TemporaryStore.Insert(session, "undone");
            return await TemporaryStore.Insert(session, "first");
        });
        var last = store.Add("last");
        gate.Set();

        await failing.Awaiting(task => task).Should().ThrowAsync<DuplicateKeyException>();
        await Task.WhenAll(first, last);
        (await store.AllWords()).Should().Equal("first", "last");
    }

    [Test]
    public async Task Comes_before_every_answer_refusals_too()
    {
        using var gate = new ManualResetEventSlim();
        var commitsSeen = new List<long>();
        async Task<int> Refused(DbSession session)
        {
            commitsSeen.Add(store.Database.Commits);
            return await TemporaryStore.Insert(session, "first");
        }

        var first = store.Write(session => InsertWhenOpen(session, gate));
        var refused = store.Write(Refused);
        var afterRefusal = store.Write(session =>
        {
            commitsSeen.Add(refused.IsCompleted ? 1 : 0);
            return TemporaryStore.Insert(session, "last");
        });
        gate.Set();

        await refused.Awaiting(task => task).Should().ThrowAsync<DuplicateKeyException>();
        (await store.AllWords()).Should().Contain("first");
        await Task.WhenAll(first, afterRefusal);
        commitsSeen.Should().Equal(0, 0);
    }

    [Test]
    public async Task That_fails_leaves_the_outcome_of_all_its_units_unknown()
    {
        using var gate = new ManualResetEventSlim();
        var first = store.Write(session => InsertWhenOpen(session, gate));
        var breaksTheCommit = store.Write(session =>
            session.Execute("INSERT INTO words (word, next_id) VALUES ('dangling', 99)")
        );
        gate.Set();

        foreach (var unit in new[] { first, breaksTheCommit })
        {
            (
                await unit.Awaiting(task => task).Should().ThrowAsync<CommitUnknownException>()
            ).WithInnerException<SqliteException>();
        }

        await store.Add("after");
        (await store.AllWords()).Should().Equal("after");
    }

    private static Task<int> InsertWhenOpen(DbSession session, ManualResetEventSlim gate)
    {
        gate.Wait();
        return TemporaryStore.Insert(session, "first");
    }
}
