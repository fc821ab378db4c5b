using FluentAssertions;
using Microsoft.Data.Sqlite;
using NUnit.Framework;
using RoleCatalog.Infrastructure;

namespace RoleCatalog.StoreTests.Persistence;

/// <summary>What is SQLite's own: connections that can only read, and their limit.</summary>
public sealed class ReadingTheStore
{
    private TemporaryStore store = null!;

    [SetUp]
    public async Task Start() => store = await TemporaryStore.Started();

    [TearDown]
    public async Task Stop() => await store.DisposeAsync();

    [Test]
    public async Task Changes_nothing()
    {
        var writing = store.Read(session => TemporaryStore.Insert(session, "smuggled"));

        await writing.Awaiting(task => task).Should().ThrowAsync<SqliteException>().WithMessage("*readonly*");
        (await store.AllWords()).Should().BeEmpty();
    }

    [Test]
    public async Task Leaves_a_clean_connection_when_it_throws()
    {
        await using var single = await TemporaryStore.Started(options => options with { Readers = 1 });
        var failing = single.Read<int>(async session =>
        {
            await TemporaryStore.AllWords(session);
            throw new ArithmeticException();
        });
        await failing.Awaiting(task => task).Should().ThrowAsync<ArithmeticException>();

        await single.Add("later");

        (await single.AllWords()).Should().Equal("later");
    }

    [Test]
    public async Task Is_stopped_at_its_limit_while_a_statement_runs()
    {
        await using var strict = await TemporaryStore.Started(options => options with { ReadLimit = Moment });

        var endless = strict.Read(session => session.QuerySingle<long>(Endless));

        await endless.Awaiting(task => task).Should().ThrowAsync<StoreUnavailableException>();
        (await strict.AllWords()).Should().BeEmpty();
    }

    [Test]
    public async Task Is_cancelled_while_a_statement_runs()
    {
        using var cancel = new CancellationTokenSource();
        var started = new TaskCompletionSource();
        var endless = Task.Run(() =>
            store.Read(
                session =>
                {
                    started.SetResult();
                    return session.QuerySingle<long>(Endless);
                },
                cancel.Token
            )
        );
        await started.Task;

        await cancel.CancelAsync();

        await endless.Awaiting(task => task).Should().ThrowAsync<OperationCanceledException>();
    }

    private const string Endless = """
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
        SELECT count(*) FROM n
        """;

    private static TimeSpan Moment => TimeSpan.FromMilliseconds(50);
}
