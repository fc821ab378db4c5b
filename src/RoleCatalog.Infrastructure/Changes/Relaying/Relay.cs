using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace RoleCatalog.Infrastructure.Changes.Relaying;

/// <summary>
/// Takes public changes from the log to the consumers, at least once, those of one entity in order. A commit wakes it; a poll
/// is the safety net. A transport that fails is lag, nothing else. Of several replicas one leads; two may overlap for a
/// moment, and then only repeats result.
/// </summary>
internal sealed class Relay(
    RelayStore store,
    Lease lease,
    Outlet outlet,
    CommitSignal signal,
    RelayOptions options,
    RelayMeter meter,
    RelayHealth health,
    ILogger<Relay> logger
) : BackgroundService
{
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await lease.Resign();
        await outlet.DisposeAsync();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await lease.Leads() is { } term)
                {
                    await new Round(term, store, lease, outlet, signal, options, meter, health, logger).Run(
                        stoppingToken
                    );
                }
                else
                {
                    // Whoever leads has a connection of its own.
                    (health.ReadFails, health.WriteFails) = (false, false);
                    await outlet.DisposeAsync();
                    await signal.Wait(lease.Pause, stoppingToken);
                }
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                if (!health.ReadFails)
                {
                    logger.LogWarning(error, "Events wait in the log; it is read again in a while");
                }

                health.ReadFails = true;
                await Task.Delay(options.LongestRetry, stoppingToken);
            }
        }
    }
}
