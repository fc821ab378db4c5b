using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RoleCatalog.Infrastructure.Changes;
using RoleCatalog.Infrastructure.Search.Index;

namespace RoleCatalog.Infrastructure.Search;

/// <summary>
/// Brings the search index forward as the log grows. One that is missing, damaged, of another version or another log is built anew, and so is
/// one that somebody wants to be, behind the one that serves until then.
/// </summary>
internal sealed class IndexFeed(
    SearchIndex search,
    IndexBuild builds,
    LogStore store,
    LogTail tail,
    SearchOptions options,
    TimeProvider clock,
    ILogger<IndexFeed> logger
) : BackgroundService
{
    private const int BatchSize = 256;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(2);

    private LiveIndex? live;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        search.Withdraw();
        live?.Dispose();
        live = null;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The host starts what comes behind meanwhile.
        await Task.Yield();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, tail.Closing);
        while (!tail.Closing.IsCancellationRequested && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                live = await builds.Open(ending.Token) ?? await Built(ending.Token);
                // What was hidden while this process was away is not shown again.
                bool more;
                do
                {
                    more = await Advance(live, ending.Token);
                } while (more);

                search.Serve(live);
                await Follow(ending.Token);
            }
            catch (Exception error) when (!ending.IsCancellationRequested)
            {
                logger.LogWarning(error, "The search index failed; it is opened or built again in a while");
                Drop(isDamaged: error is SqliteException damage && SearchIndex.IsDamage(damage));
                await Task.Delay(Retry, clock, ending.Token);
            }
        }
    }

    private async Task Follow(CancellationToken ending)
    {
        Task<LiveIndex>? building = null;
        // At the end of the process the tail says so at once, and maybe before the token does.
        while (search.Live == live && !tail.Closing.IsCancellationRequested)
        {
            if (building is null && search.TakeRequest())
            {
                search.Tell(0);
                building = Task.Run(() => builds.Build(part => search.Tell(part), ending), ending);
            }

            if (building is { IsCompleted: true })
            {
                await Replace(building, ending);
                building = null;
            }

            if (!await Advance(live!, ending))
            {
                await tail.GrowsBeyond(live!.Position, BetweenLooks, ending);
            }
        }

        if (search.Live != live)
        {
            logger.LogWarning("A search has found the search index damaged; it is built anew");
            Drop(isDamaged: true);
        }
    }

    private async Task<bool> Advance(LiveIndex index, CancellationToken ending)
    {
        var batch = await store.Read<IndexSource, IndexBatch>(
            source => source.After(index.Position, BatchSize),
            ending
        );
        if (batch.LogId != index.LogId || batch.End < index.Position)
        {
            throw new InvalidOperationException("The log has been replaced.");
        }

        if (batch.ReadTo == index.Position)
        {
            return false;
        }

        index.Apply(batch);
        search.Grew(index);
        return true;
    }

    // Whoever searches never sees less than before.
    private async Task Replace(Task<LiveIndex> building, CancellationToken ending)
    {
        LiveIndex built;
        try
        {
            built = await building;
        }
        catch (Exception error) when (!ending.IsCancellationRequested)
        {
            logger.LogWarning(error, "The search index could not be built anew; the one before serves on");
            search.Tell(null);
            return;
        }

        while (built.Position < live!.Position)
        {
            await Advance(built, ending);
        }

        var before = live;
        live = built;
        search.Serve(built);
        before.Close();
        built.MoveTo(options.File!);
        search.Built();
    }

    private async Task<LiveIndex> Built(CancellationToken ending)
    {
        search.TakeRequest();
        var built = await builds.Build(part => search.Tell(part), ending);
        built.MoveTo(options.File!);
        search.Built();
        return built;
    }

    private void Drop(bool isDamaged)
    {
        search.Withdraw();
        live?.Close();
        live = null;
        if (isDamaged)
        {
            IndexFile.Delete(options.File!);
        }
    }
}
