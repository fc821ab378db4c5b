using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace RoleCatalog.Infrastructure.Persistence.Sqlite;

/// <summary>The thread that alone writes and checkpoints, fed first come, first served. It outlives every fault.</summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    private static readonly TimeSpan IdleAfter = TimeSpan.FromMilliseconds(100);

    private readonly Channel<WriteUnit> queue;
    private readonly ManualResetEventSlim wake = new();
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly WriterConnection connection;
    private readonly GroupCommit groups;
    private readonly Checkpoints checkpoints;
    private readonly ILogger logger;
    private readonly Thread thread;

    public SqliteWriter(SqliteFile file, SqliteOptions options, ILogger logger)
    {
        this.logger = logger;
        connection = new WriterConnection(file);
        groups = new GroupCommit(connection, options, logger);
        checkpoints = new Checkpoints(options, logger);
        queue = Channel.CreateBounded<WriteUnit>(
            new BoundedChannelOptions(options.QueueCapacity) { SingleReader = true }
        );
        thread = new Thread(Work) { IsBackground = true, Name = "SQLite writer" };
        thread.Start();
    }

    public long Commits => groups.Commits;
    public int LogPages => checkpoints.LogPages;
    public int Queued => queue.Reader.Count;
    public bool IsCurrentThread => Environment.CurrentManagedThreadId == thread.ManagedThreadId;

    public async Task<T> Run<T>(WriteUnit<T> unit, CancellationToken queued)
    {
        unit.CancelWhileQueued();
        if (!queue.Writer.TryWrite(unit))
        {
            await WaitForRoom(unit, queued);
        }

        wake.Set();
        return await unit.Answered;
    }

    private async Task WaitForRoom(WriteUnit unit, CancellationToken queued)
    {
        try
        {
            await queue.Writer.WriteAsync(unit, queued);
        }
        catch (ChannelClosedException error)
        {
            throw new InvalidOperationException("The database is closed.", error);
        }
    }

    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        wake.Set();
        await ended.Task;
        connection.Dispose();
        wake.Dispose();
    }

    private void Work()
    {
        while (Next() is { } unit)
        {
            Guarded(() => groups.Run(unit, TakeQueued));
            Guarded(() => checkpoints.AfterCommit(connection.Open));
        }

        Guarded(() => checkpoints.Finish(connection.Open));
        ended.SetResult();
    }

    private WriteUnit? Next()
    {
        while (!queue.Reader.Completion.IsCompleted)
        {
            wake.Reset();
            if (TakeQueued() is { } unit)
            {
                return unit;
            }

            if (!queue.Reader.Completion.IsCompleted && !wake.Wait(IdleAfter))
            {
                Guarded(() => checkpoints.WhenIdle(connection.Open));
            }
        }

        return null;
    }

    private WriteUnit? TakeQueued()
    {
        while (queue.Reader.TryRead(out var unit))
        {
            if (unit.Claim())
            {
                return unit;
            }
        }

        return null;
    }

    [SuppressMessage("Design", "CA1031", Justification = "The writer must not die: a store without it answers nobody.")]
    private void Guarded(Action step)
    {
        try
        {
            step();
        }
        catch (Exception error)
        {
            logger.LogCritical(error, "The writer of the store recovers from a fault");
            connection.Recover();
        }
    }
}
