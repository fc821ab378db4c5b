using MassTransit;
using RoleCatalog.Contracts;
using RoleCatalog.Contracts.MassTransit;

namespace OpenPostings;

/// <summary>
/// Fills the table from the feed, and keeps it up to date from the broker. The queue is there before the feed is read, so what
/// happens meanwhile waits in it: nothing is missed, and what comes by both ways is a repeat.
/// </summary>
internal sealed class Follower(
    Feed feed,
    Places places,
    IHostApplicationLifetime host,
    ILogger<Follower> logger,
    ILoggerFactory loggers
) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private readonly HashSet<string> pastLogs = new(StringComparer.Ordinal);
    private IBusControl? bus;

    public PostingTable Table { get; private set; } = new();

    public bool HasCaughtUp { get; private set; }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        LogContext.ConfigureCurrentLogContext(loggers);
        await UntilItWorks(() => Bus(onlyDeclare: true).DeployAsync(stoppingToken), stoppingToken);
        await ReadAnew(stoppingToken);
        bus = Bus(onlyDeclare: false);
        await bus.StartAsync(stoppingToken);
        HasCaughtUp = true;
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await (bus?.StopAsync(cancellationToken) ?? Task.CompletedTask);
    }

    // Reconnects by itself, also when the broker is away at the start.
    private IBusControl Bus(bool onlyDeclare) =>
        MassTransit.Bus.Factory.CreateUsingRabbitMq(rabbit =>
        {
            rabbit.Host(places.Broker);
            rabbit.DeployTopologyOnly = onlyDeclare;
            rabbit.ReceiveEndpoint(
                places.Queue,
                endpoint =>
                {
                    endpoint.SetQuorumQueue();
                    endpoint.UseMessageRetry(retry => retry.Interval(10, Pause));
                    endpoint.ConsumeCatalogEvents(Take, "job-posting.#");
                }
            );
        });

    private async Task Take(CatalogEvent change, CancellationToken cancellation)
    {
        if (pastLogs.Contains(change.LogId))
        {
            return;
        }

        if (change.LogId != (Table.LogId ?? change.LogId))
        {
            // The catalogue's database was restored, or this event is from before that. What the feed has, is.
            await ReadAnew(cancellation);
            if (change.LogId != (Table.LogId ?? change.LogId))
            {
                pastLogs.Add(change.LogId);
                return;
            }
        }

        await Table.Take(change, cancellation);
    }

    private async Task ReadAnew(CancellationToken cancellation)
    {
        try
        {
            await UntilItWorks(
                async () => Table = await PostingTable.From(feed.Read(cancellation), cancellation),
                cancellation
            );
        }
        catch (TokenRefusedException refused)
        {
            logger.LogCritical(refused, "Set Catalog:Token to an access token with the scope catalog.read");
            Environment.ExitCode = 1;
            host.StopApplication();
            // An event that is being handled is not done: it comes again at the next start.
            await Task.Delay(Timeout.Infinite, cancellation);
        }
    }

    private async Task UntilItWorks(Func<Task> attempt, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                await attempt();
                return;
            }
            catch (Exception failure)
                when (failure is not TokenRefusedException && !cancellation.IsCancellationRequested)
            {
                logger.LogWarning(failure, "Trying again in {Pause}", Pause);
                await Task.Delay(Pause, cancellation);
            }
        }
    }
}

/// <summary>Where everything is.</summary>
internal sealed record Places(Uri Catalog, Uri Broker, string Queue);
