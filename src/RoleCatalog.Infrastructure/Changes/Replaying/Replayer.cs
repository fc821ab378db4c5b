using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RoleCatalog.Infrastructure.Changes.Relaying;

namespace RoleCatalog.Infrastructure.Changes.Replaying;

/// <summary>
/// Sends replays, one at a time in the order of their submission, while this replica leads the relay. It has a connection of
/// its own, and nothing to do with how live events are sent.
/// </summary>
internal sealed class Replayer(
    ReplayStore store,
    Lease lease,
    IEventTransport transport,
    ReplayOptions options,
    RelayMeter meter,
    ILogger<Replayer> logger
) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var tick = new PeriodicTimer(options.Poll);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (lease.Term is { } term && await store.Next() is { } replay)
                {
                    logger.LogInformation("Replay {Id} to {Queue} runs", replay.Id, replay.Queue);
                    await using var run = new ReplayRun(replay, term, store, lease, transport, options, meter, logger);
                    await run.Run(stoppingToken);
                    continue;
                }

                await tick.WaitForNextTickAsync(stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning(error, "Replays wait for the store");
                await tick.WaitForNextTickAsync(stoppingToken);
            }
        }
    }
}

/// <summary>How replays pace themselves.</summary>
internal sealed record ReplayOptions
{
    /// <summary>How soon a submission or cancellation is noticed.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How often the progress is written down: what is sent in between, a crash repeats.</summary>
    public TimeSpan Record { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>How long a confirmation may take before the connection counts as dead.</summary>
    public TimeSpan Stall { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Before what did not succeed is tried again; doubled each time.</summary>
    public TimeSpan ShortestRetry { get; init; } = TimeSpan.FromMilliseconds(100);

    public TimeSpan LongestRetry { get; init; } = TimeSpan.FromSeconds(5);
}
