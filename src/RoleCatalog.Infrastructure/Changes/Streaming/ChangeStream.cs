using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RoleCatalog.Application.Changes;
using RoleCatalog.Application.Paging;

namespace RoleCatalog.Infrastructure.Changes.Streaming;

/// <summary>Reads the end of the log once for all subscribers, while there are any. Who is further behind reads the store.</summary>
internal sealed class ChangeStream(
    LogStore store,
    LogTail tail,
    StreamOptions options,
    TimeProvider clock,
    ILogger<ChangeStream> logger
) : BackgroundService, IChangeStream
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(15);

    private readonly SemaphoreSlim behind = new(options.Readers, options.Readers);
    private readonly SemaphoreSlim begun = new(0);
    private readonly GrowingPosition read = new();
    private volatile RecentChanges recent = RecentChanges.None;
    private int subscribers;

    public async Task<IChangeSubscription> Subscribe(
        string? after,
        ChangeSelection selection,
        bool tellsWho,
        CancellationToken cancellationToken
    )
    {
        var begin = await store.Read(log => Begin(log, after, selection), cancellationToken);
        if (Interlocked.Increment(ref subscribers) == 1)
        {
            begun.Release();
        }

        return new Subscription(begin, selection, tellsWho, this);
    }

    public RecentChanges Recent => recent;

    /// <summary>Up to where the recent changes are read.</summary>
    public GrowingPosition Position => read;

    public StreamOptions Options => options;

    public TimeProvider Clock => clock;

    /// <summary>The next changes for one who is behind the recent ones. Few read the store at a time, so that others come to it.</summary>
    public async Task<ChangeStretch> CatchUp(
        ChangeCursor cursor,
        ChangeSelection selection,
        int limit,
        CancellationToken cancellationToken
    )
    {
        await behind.WaitAsync(cancellationToken);
        try
        {
            return await store.Read(
                async log =>
                {
                    var end = await log.End();
                    var after = ChangeCursor.Read(cursor.ToString(), end.LogId, end.Position).Position;
                    return await log.Read(after, limit, selection, end);
                },
                cancellationToken
            );
        }
        finally
        {
            behind.Release();
        }
    }

    public void Leave() => Interlocked.Decrement(ref subscribers);

    public override void Dispose()
    {
        behind.Dispose();
        begun.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, tail.Closing);
        var fails = false;
        while (!ending.IsCancellationRequested)
        {
            try
            {
                await begun.WaitAsync(ending.Token);
                await Follow(() => fails = false, ending.Token);
            }
            catch (Exception error) when (!ending.IsCancellationRequested)
            {
                if (!fails)
                {
                    logger.LogWarning(
                        error,
                        "The stream of changes could not read the log; it is read again in a while"
                    );
                }

                fails = true;
                await Task.Delay(options.Retry, clock, ending.Token);
                begun.Release();
            }
        }
    }

    // What comes while nobody listens is left out: whoever wants it reads the store.
    private async Task Follow(Action works, CancellationToken ending)
    {
        recent = RecentChanges.From(await store.End(ending));
        read.GrowTo(recent.End);
        // At the end of the process the tail says so at once, and maybe before the token does.
        while (Volatile.Read(ref subscribers) > 0 && !tail.Closing.IsCancellationRequested)
        {
            works();
            if (!await tail.GrowsBeyond(recent.End, BetweenLooks, ending))
            {
                continue;
            }

            var from = recent.End;
            var stretch = await store.Read(
                async log => await log.Read(from, options.Page, ChangeSelection.All, await log.End()),
                ending
            );
            if (stretch.End.LogId != recent.LogId)
            {
                throw new InvalidOperationException("The log has been replaced.");
            }

            recent = recent.With([.. stretch.Events.Select(RecentChange.Of)], stretch.ReadTo, options);
            read.GrowTo(recent.End);
        }
    }

    private static async Task<ChangeCursor> Begin(ChangeReader log, string? after, ChangeSelection selection)
    {
        var end = await log.End();
        return after is not null
            ? ChangeCursor.Read(after, end.LogId, end.Position)
            : new ChangeCursor(end.LogId, selection.Since is null ? end.Position : 0);
    }
}
