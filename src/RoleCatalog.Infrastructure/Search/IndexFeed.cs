using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RoleCatalog.Infrastructure.Changes;
using RoleCatalog.Infrastructure.Persistence.Sqlite;
using RoleCatalog.Infrastructure.Search.Index;

namespace RoleCatalog.Infrastructure.Search;

/// <summary>
/// Brings the search index forward as the log grows. One that is missing, damaged, of another version or another log is built anew, and so is
/// one that somebody wants to be, behind the one that serves until then.
/// </summary>
internal sealed class IndexFeed(
    SearchIndex search,
    IndexBuild builds,
    IndexUpdates updates,
    LogTail tail,
    SearchOptions options,
    TimeProvider clock,
    ILogger<IndexFeed> logger
) : BackgroundService
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(2);

    private LiveIndex? live;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The host starts what comes behind meanwhile.
        await Task.Yield();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, tail.Closing);
        while (!IsEnding(ending.Token))
        {
            try
            {
                using var own = FileLock.Take(options.File!);
                await Serve(ending.Token);
            }
            catch (Exception error) when (!ending.IsCancellationRequested)
            {
                logger.LogWarning(error, "The search index failed; it is opened or built again in a while");
                search.Failed(error);
                await Task.Delay(Retry, clock, ending.Token);
            }
        }
    }

    // At the end of the process the tail says so at once, and maybe before the token does.
    private bool IsEnding(CancellationToken ending) =>
        ending.IsCancellationRequested || tail.Closing.IsCancellationRequested;

    private async Task Serve(CancellationToken ending)
    {
        live = await builds.Open(ending) ?? await Built(ending);
        try
        {
            // What was hidden while this process was away is not shown again.
            await updates.CatchUp(live, ending);
            search.Serve(live);
            await Follow(ending);
            if (!IsEnding(ending))
            {
                logger.LogWarning("A search has found the search index damaged; it is built anew");
                live.Abandon();
            }
        }
        catch (Exception error) when (SearchIndex.IsDamage(error))
        {
            search.Withdraw(live);
            live.Abandon();
            throw;
        }
        finally
        {
            search.Withdraw(live);
            live.Close();
        }
    }

    private async Task Follow(CancellationToken ending)
    {
        await using var rebuild = new IndexRebuild(builds, search, logger);
        while (!IsEnding(ending) && search.Live == live)
        {
            if (search.TakeRequest())
            {
                rebuild.Begin();
            }

            if (await rebuild.TakeBuilt() is { } built)
            {
                await Replace(built, rebuild, ending);
            }

            await Step(live!, ending);
        }
    }

    // Whatever keeps it from going forward, what it has serves on: it is only behind, until that has passed.
    private async Task Step(LiveIndex index, CancellationToken ending)
    {
        try
        {
            if (await updates.Advance(index, ending))
            {
                search.Grew(index);
            }
            else
            {
                await tail.GrowsBeyond(index.Position, BetweenLooks, ending);
            }
        }
        catch (Exception error)
            when (!ending.IsCancellationRequested
                && !index.IsTorn
                && error is not LogReplacedException
                && !SearchIndex.IsDamage(error)
            )
        {
            logger.LogWarning(error, "The search index stays behind at position {Position}", index.Position);
            search.StaysBehind(error);
            await Task.Delay(Retry, clock, ending);
        }
    }

    // Whoever searches never sees less than before.
    private async Task Replace(LiveIndex built, IndexRebuild rebuild, CancellationToken ending)
    {
        var before = live!;
        try
        {
            while (built.Position < before.Position)
            {
                await updates.Advance(built, ending);
            }
        }
        catch (Exception error) when (!ending.IsCancellationRequested)
        {
            built.Abandon();
            rebuild.Failed(error);
            return;
        }

        live = built;
        search.Serve(built);
        before.Close();
        built.MoveTo(options.File!);
        search.Built();
    }

    private async Task<LiveIndex> Built(CancellationToken ending)
    {
        search.TakeRequest();
        var built = await builds.Build(search.Tell, ending);
        built.MoveTo(options.File!);
        search.Built();
        return built;
    }
}
