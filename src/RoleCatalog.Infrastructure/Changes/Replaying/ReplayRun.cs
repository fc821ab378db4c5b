using System.Diagnostics;
using Microsoft.Extensions.Logging;
using RoleCatalog.Application.Changes.Replaying;
using RoleCatalog.Infrastructure.Changes.Relaying;

namespace RoleCatalog.Infrastructure.Changes.Replaying;

/// <summary>
/// One replay, from where it is recorded to have come. Events of different entities are in flight together, and the next ones
/// go when all of them are confirmed: so those of an entity stay in order.
/// </summary>
internal sealed class ReplayRun(
    ReplayRow replay,
    long term,
    ReplayStore store,
    Lease lease,
    IEventTransport transport,
    ReplayOptions options,
    RelayMeter meter,
    ILogger logger
) : IAsyncDisposable
{
    private readonly Pace pace = new(replay.Rate, TimeProvider.System);
    private readonly ReplayOutlet outlet = new(replay, transport, options, meter);
    private ReplayProgress progress = new(replay.Position, replay.Sent, replay.Reason);
    private long recordedAt = Stopwatch.GetTimestamp();
    private Backoff backoff = new(options.ShortestRetry, options.LongestRetry);

    // A tenth of a second's worth, so that who cancels does not wait for many.
    private int BatchSize => Math.Max(1, replay.Rate / 10);

    /// <summary>Until it has ended, is another's, or is to stop.</summary>
    public async Task Run(CancellationToken cancellationToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var watch = Watch(over);
        try
        {
            await Go(over.Token);
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            // Who goes on does so from here.
            await outlet.Linger();
            await Record(isDue: true);
        }
        finally
        {
            await over.CancelAsync();
            await watch;
        }
    }

    public ValueTask DisposeAsync() => outlet.DisposeAsync();

    // Also while it waits for the broker, who may be away for long.
    private async Task Watch(CancellationTokenSource over)
    {
        using var tick = new PeriodicTimer(options.Poll);
        try
        {
            while (await tick.WaitForNextTickAsync(over.Token))
            {
                if (lease.Term != term || !await store.IsRunning(replay.Id))
                {
                    await over.CancelAsync();
                }
            }
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            // It is over.
        }
        finally
        {
            await over.CancelAsync();
        }
    }

    private async Task Go(CancellationToken cancellationToken)
    {
        while (progress.Position < replay.ToPosition)
        {
            var stretch = await store.After(progress.Position, replay);
            foreach (var batch in Batches(stretch.Events))
            {
                if (!await Deliver(batch, cancellationToken))
                {
                    return;
                }
            }

            progress = progress with { Position = stretch.ReadTo };
            if (!await Record(isDue: Stopwatch.GetElapsedTime(recordedAt) >= options.Record))
            {
                return;
            }
        }

        if (await Record(isDue: true) && await store.End(replay.Id, ReplayStatus.Completed))
        {
            logger.LogInformation("Replay {Id} is completed, {Sent} events", replay.Id, progress.Sent);
        }
    }

    /// <summary>Consecutive events, no two of one entity.</summary>
    private IEnumerable<List<PositionedEvent>> Batches(IReadOnlyList<PositionedEvent> events)
    {
        var batch = new List<PositionedEvent>();
        var subjects = new HashSet<string>(StringComparer.Ordinal);
        foreach (var next in events)
        {
            if (batch.Count == BatchSize || !subjects.Add(next.Event.Subject))
            {
                yield return batch;
                (batch, subjects) = ([], new HashSet<string>(StringComparer.Ordinal) { next.Event.Subject });
            }

            batch.Add(next);
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }

    /// <summary>Sends until all are confirmed; false when the replay is over, or another's.</summary>
    private async Task<bool> Deliver(List<PositionedEvent> batch, CancellationToken cancellationToken)
    {
        var open = batch;
        var together = int.MaxValue;
        while (open.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var tried = await outlet.Send([.. open.Take(together)], pace, cancellationToken);
            var confirmed = tried.Confirmed.ToHashSet();
            open = [.. open.Where(each => !confirmed.Contains(each))];
            if (tried.Failure(together) is { } failure)
            {
                await Fail(failure);
                return false;
            }

            // The broker broke the connection over one of them: alone each shows which it is.
            together = tried.IsOverContent ? 1 : together;
            if (tried.Wait is { } trouble && !await Wait(trouble, cancellationToken))
            {
                return false;
            }
        }

        backoff = backoff.First(options.LongestRetry);
        progress = progress with { Position = batch[^1].Position, Reason = null };
        return await Record(isDue: Stopwatch.GetElapsedTime(recordedAt) >= options.Record);
    }

    private async Task<bool> Wait(string trouble, CancellationToken cancellationToken)
    {
        if (progress.Reason != trouble)
        {
            logger.LogWarning("Replay {Id} waits: {Reason}", replay.Id, trouble);
        }

        progress = progress with { Reason = trouble };
        backoff = backoff.Next();
        if (!await Record(isDue: true))
        {
            return false;
        }

        await Task.Delay(backoff.Left, cancellationToken);
        return true;
    }

    private async Task Fail(string reason)
    {
        await Record(isDue: true);
        if (await store.End(replay.Id, ReplayStatus.Failed, reason))
        {
            logger.LogWarning("Replay {Id} has failed: {Reason}", replay.Id, reason);
        }
    }

    private async Task<bool> Record(bool isDue)
    {
        if (!isDue)
        {
            return lease.Term == term;
        }

        recordedAt = Stopwatch.GetTimestamp();
        progress = progress with { Sent = replay.Sent + outlet.Confirmed };
        return await store.MoveTo(replay.Id, progress, term) && lease.Term == term;
    }
}
