using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Infrastructure;
using RoleCatalog.Infrastructure.Persistence;

namespace RoleCatalog.StoreTests.Persistence;

public sealed class KeepingTheLogSmall
{
    private const int LogPages = 100;
    private const int PageSize = 4096;

    private TemporaryStore store = null!;

    [SetUp]
    public async Task Start() =>
        store = await TemporaryStore.Started(options =>
            options with
            {
                CheckpointPages = 20,
                LogPages = LogPages,
                ReadLimit = TimeSpan.FromMilliseconds(200),
            }
        );

    [TearDown]
    public async Task Stop() => await store.DisposeAsync();

    [Test]
    public async Task Works_under_constant_writing()
    {
        await AddMany(500);

        Log.Length.Should().BeLessThan(2 * LogPages * PageSize);
    }

    [Test]
    public async Task Works_under_constant_writing_and_reading()
    {
        using var done = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(() => ReadUntil(done.Token))).ToList();

        await AddMany(500);
        await done.CancelAsync();
        await Task.WhenAll(readers);

        Log.Length.Should().BeLessThan(8 * LogPages * PageSize);
    }

    [Test]
    public async Task Resumes_once_a_long_reader_is_stopped()
    {
        var elsewhere = new TaskCompletionSource();
        var reading = new TaskCompletionSource();
        var longReader = store.Read(async session =>
        {
            await TemporaryStore.AllWords(session);
            reading.SetResult();
            await elsewhere.Task;
            return await TemporaryStore.AllWords(session);
        });
        await reading.Task;

        // The reader never ends by itself: only its limit lets the log start again. On a slow machine the limit may come
        // first, and the log not grow at all.
        var largest = 0;
        for (var round = 0; round < 100 && (largest <= LogPages || store.Database.LogPages > LogPages); round++)
        {
            await AddMany(100);
            largest = Math.Max(largest, store.Database.LogPages);
        }

        store.Database.LogPages.Should().BeLessThanOrEqualTo(LogPages);
        elsewhere.SetResult();
        await longReader.Awaiting(task => task).Should().ThrowAsync<StoreUnavailableException>();
    }

    private FileInfo Log => new(store.File + "-wal");

    private async Task AddMany(int count)
    {
        for (var i = 0; i < count; i += 10)
        {
            await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => store.Write(AddSome)));
        }
    }

    private static Task<int> AddSome(DbSession session) =>
        session.Execute("INSERT INTO words (word) VALUES (hex(randomblob(500)))");

    private async Task ReadUntil(CancellationToken done)
    {
        while (!done.IsCancellationRequested)
        {
            try
            {
                await store.Read(session => session.QuerySingle<long>(TakesLongerThanACommit), CancellationToken.None);
            }
            catch (StoreUnavailableException)
            {
                // On a slow machine: the limit of a read is part of keeping the log small.
            }
        }
    }

    private const string TakesLongerThanACommit = """
        WITH RECURSIVE n (i) AS (SELECT count(*) FROM words UNION ALL SELECT i + 1 FROM n LIMIT 20000)
        SELECT count(*)
        FROM n
        """;
}
