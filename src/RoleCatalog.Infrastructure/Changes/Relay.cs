using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RoleCatalog.Application.Pipeline;

namespace RoleCatalog.Infrastructure.Changes;

/// <summary>
/// Takes public changes from the log to the consumers, in the order of their positions, at least once. A commit wakes it;
/// a poll is the safety net. A transport that fails is lag, nothing else.
/// </summary>
internal sealed class Relay(
    IServiceScopeFactory scopes,
    IEventPublisher publisher,
    CommitSignal signal,
    RelayOptions options,
    ILogger<Relay> logger
) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await DeliverBatch(stoppingToken))
                {
                    // The log has more.
                }

                await signal.Wait(options.Poll, stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning(
                    error,
                    "Events wait in the log; delivery is tried again in {Delay}",
                    options.RetryDelay
                );
                await Task.Delay(options.RetryDelay, stoppingToken);
            }
        }
    }

    /// <summary>Delivers what comes next and remembers it; true when it was a full batch.</summary>
    private async Task<bool> DeliverBatch(CancellationToken cancellationToken)
    {
        var events = await Read(cancellationToken);
        var delivered = 0L;
        try
        {
            foreach (var next in events)
            {
                await publisher.Publish(next.Event, cancellationToken);
                delivered = next.Position;
            }
        }
        finally
        {
            if (delivered > 0)
            {
                await Remember(delivered);
            }
        }

        return events.Count == options.BatchSize;
    }

    private async Task<IReadOnlyList<PositionedEvent>> Read(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        return await services
            .GetRequiredService<IUnitOfWork>()
            .Read(
                async () =>
                {
                    var after = await services.GetRequiredService<RelayCursor>().Get();
                    return await services.GetRequiredService<ChangeReader>().EventsAfter(after, options.BatchSize);
                },
                cancellationToken
            );
    }

    // What was delivered is remembered also while stopping, so that it is not repeated at the next start.
    private async Task Remember(long position)
    {
        await using var scope = scopes.CreateAsyncScope();
        var cursor = scope.ServiceProvider.GetRequiredService<RelayCursor>();
        await scope
            .ServiceProvider.GetRequiredService<IUnitOfWork>()
            .Write(
                async () =>
                {
                    await cursor.MoveTo(position);
                    return position;
                },
                CancellationToken.None
            );
    }
}

/// <summary>How the relay paces itself.</summary>
internal sealed record RelayOptions
{
    public int BatchSize { get; init; } = 256;

    public TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(5);

    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);
}
