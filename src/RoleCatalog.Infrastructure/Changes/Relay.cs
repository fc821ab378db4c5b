using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RoleCatalog.Application.Pipeline;

namespace RoleCatalog.Infrastructure.Changes;

/// <summary>
/// Takes public changes from the log to the consumers, in the order of their positions, at least once. A commit wakes it;
/// a poll is the safety net. A transport that fails is lag, nothing else. Of several replicas one leads; two may overlap for
/// a moment, and then only repeats result.
/// </summary>
internal sealed class Relay(
    IServiceScopeFactory scopes,
    IEventPublisher publisher,
    CommitSignal signal,
    RelayOptions options,
    ILogger<Relay> logger
) : BackgroundService
{
    private long? term;
    private long asked;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (term is { } led)
        {
            await Resign(led);
        }
    }

    // Where that fails, the lease ends by itself.
    private async Task Resign(long led)
    {
        try
        {
            await Write(cursor => cursor.Resign(led));
        }
        catch (Exception error) when (error is StoreUnavailableException or CommitUnknownException)
        {
            logger.LogWarning(error, "The lease of the relay could not be given back");
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await Leads() is { } led && await DeliverBatch(led, stoppingToken))
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

    /// <summary>The term that this replica leads, or null. The store is asked in time to renew, or to find the lease free.</summary>
    private async Task<long?> Leads()
    {
        var pause = term is null ? options.Poll : options.Lease / 3;
        if (asked == 0 || Stopwatch.GetElapsedTime(asked) >= pause)
        {
            asked = Stopwatch.GetTimestamp();
            var led = await Write(cursor => cursor.Lead(options.Holder, options.Lease));
            if (led != term)
            {
                logger.LogInformation("The relay {Leads}, term {Term}", led is null ? "waits" : "leads", led);
            }

            term = led;
        }

        return term;
    }

    /// <summary>Delivers what comes next and remembers it; true when it was a full batch.</summary>
    private async Task<bool> DeliverBatch(long led, CancellationToken cancellationToken)
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
            // What was delivered is remembered also while stopping, so that it is not repeated at the next start.
            if (delivered > 0 && !await Write(cursor => cursor.MoveTo(delivered, led)))
            {
                (term, asked) = (null, 0);
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

    private async Task<T> Write<T>(Func<RelayCursor, Task<T>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        var cursor = scope.ServiceProvider.GetRequiredService<RelayCursor>();
        return await scope
            .ServiceProvider.GetRequiredService<IUnitOfWork>()
            .Write(() => work(cursor), CancellationToken.None);
    }
}

/// <summary>How the relay paces itself.</summary>
internal sealed record RelayOptions
{
    public int BatchSize { get; init; } = 256;

    public TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(5);

    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The name of this replica among those that would lead.</summary>
    public string Holder { get; init; } = "owner";

    /// <summary>For how long a leader that is silent stays it.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromDays(1);

    /// <summary>Who owns the store alone leads without being asked again; among several one takes over in seconds.</summary>
    public static RelayOptions For(StoreOptions store) =>
        store.IsShared
            ? new RelayOptions
            {
                Holder = Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString("D"),
                Lease = TimeSpan.FromSeconds(15),
            }
            : new RelayOptions();
}
