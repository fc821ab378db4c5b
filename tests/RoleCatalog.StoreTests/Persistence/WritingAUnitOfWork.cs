using FluentAssertions;
using Microsoft.Data.Sqlite;
using NUnit.Framework;
using RoleCatalog.Infrastructure.Persistence;

namespace RoleCatalog.StoreTests.Persistence;

/// <summary>What is SQLite's own: the queue of its one writer, and its names of columns.</summary>
public sealed class WritingAUnitOfWork
{
    private TemporaryStore store = null!;

    [SetUp]
    public async Task Start() => store = await TemporaryStore.Started();

    [TearDown]
    public async Task Stop() => await store.DisposeAsync();

    [Test]
    public async Task Is_refused_and_undone_when_it_awaits_anything_but_the_store()
    {
        var elsewhere = new TaskCompletionSource();
        var afterwards = new TaskCompletionSource<Exception?>();

        var refused = store.Write(async session =>
        {
            await TemporaryStore.Insert(session, "undone");
            await elsewhere.Task;
            var late = session.Awaiting(it => TemporaryStore.Insert(it, "too late"));
            afterwards.SetResult((await late.Should().ThrowAsync<InvalidOperationException>()).Which);
            return 0;
        });

        await refused.Awaiting(task => task).Should().ThrowAsync<InvalidOperationException>().WithMessage("*awaited*");
        elsewhere.SetResult();
        (await afterwards.Task).Should().NotBeNull();
        (await store.AllWords()).Should().BeEmpty();
    }

    [Test]
    public async Task Begins_no_other_not_even_of_another_session()
    {
        var nested = store.Write(async _ => await store.Add("nested"));
        var reading = store.Write(async _ => await store.AllWords());

        await nested.Awaiting(task => task).Should().ThrowAsync<InvalidOperationException>().WithMessage("*nest*");
        await reading.Awaiting(task => task).Should().ThrowAsync<InvalidOperationException>().WithMessage("*nest*");
    }

    [Test]
    public async Task Survives_a_unit_that_ends_the_transaction_itself()
    {
        var poisoned = store.Write(session => session.Execute("ROLLBACK"));

        await poisoned.Awaiting(task => task).Should().ThrowAsync<InvalidOperationException>().WithMessage("*ended*");
        await store.Add("after");
        (await store.AllWords()).Should().Equal("after");
    }

    [Test]
    public async Task Can_be_cancelled_while_it_is_queued()
    {
        using var gate = new ManualResetEventSlim();
        using var cancel = new CancellationTokenSource();
        var blocking = store.Write(_ => WaitFor(gate));
        var cancelled = store.Write(session => TemporaryStore.Insert(session, "never"), cancel.Token);

        await cancel.CancelAsync();

        await cancelled.Awaiting(task => task).Should().ThrowAsync<OperationCanceledException>();
        gate.Set();
        await blocking;
        (await store.AllWords()).Should().BeEmpty();
    }

    [Test]
    public async Task Can_be_cancelled_while_it_waits_for_a_full_queue()
    {
        await using var small = await TemporaryStore.Started(options => options with { QueueCapacity = 1 });
        using var gate = new ManualResetEventSlim();
        using var cancel = new CancellationTokenSource();
        var running = new TaskCompletionSource();
        var blocking = small.Write(_ =>
        {
            running.SetResult();
            return WaitFor(gate);
        });
        await running.Task;
        var queued = small.Add("queued");
        var waiting = small.Write(session => TemporaryStore.Insert(session, "never"), cancel.Token);
        var patient = small.Add("patient");

        await cancel.CancelAsync();

        await waiting.Awaiting(task => task).Should().ThrowAsync<OperationCanceledException>();
        gate.Set();
        await Task.WhenAll(blocking, queued, patient);
        (await small.AllWords()).Should().Equal("queued", "patient");
    }

    [Test]
    public async Task Names_the_columns_of_a_duplicate_and_mistakes_nothing_else_for_it()
    {
        await store.Add("once");

        var duplicate = store.Add("once");
        var primary = store.Write(async session =>
        {
            await session.Execute("INSERT INTO words (id, word) VALUES (7, 'seven')");
            return await session.Execute("INSERT INTO words (id, word) VALUES (7, 'again')");
        });
        var orphan = store.Write(async session =>
        {
            await session.Execute("CREATE TABLE notes (word_id INTEGER NOT NULL REFERENCES words (id)) STRICT");
            return await session.Execute("INSERT INTO notes (word_id) VALUES (99)");
        });
        var missing = store.Write(session => session.Execute("INSERT INTO words (word) VALUES (NULL)"));

        (await duplicate.Awaiting(task => task).Should().ThrowAsync<DuplicateKeyException>())
            .Which.Index.Should()
            .Be("words.word");
        (await primary.Awaiting(task => task).Should().ThrowAsync<DuplicateKeyException>())
            .Which.Index.Should()
            .Be("words.id");
        await orphan.Awaiting(task => task).Should().ThrowAsync<BrokenReferenceException>();
        await missing.Awaiting(task => task).Should().ThrowAsync<SqliteException>().WithMessage("*NOT NULL*");
    }

    [Test]
    public async Task Is_drained_when_the_store_closes_and_refused_afterwards()
    {
        using var gate = new ManualResetEventSlim();
        var blocking = store.Write(_ => WaitFor(gate));
        var queued = Enumerable.Range(0, 100).Select(i => store.Add($"word {i}")).ToList();
        var closing = store.Database.DisposeAsync();

        gate.Set();
        await closing;
        await Task.WhenAll([blocking, .. queued]);

        await store.Awaiting(it => it.Add("late")).Should().ThrowAsync<InvalidOperationException>();
        File.Exists(store.File + "-wal").Should().BeFalse();
        await store.Restart();
        (await store.AllWords()).Should().HaveCount(100);
    }

    private static Task<int> WaitFor(ManualResetEventSlim gate)
    {
        gate.Wait();
        return Task.FromResult(0);
    }
}
