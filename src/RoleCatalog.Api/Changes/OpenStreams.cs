using System.Diagnostics.Metrics;
using RoleCatalog.Api.Conventions.Problems;

namespace RoleCatalog.Api.Changes;

/// <summary>Counts the streams that are open, and lets in no more than there may be.</summary>
internal sealed partial class OpenStreams : IDisposable
{
    public const string MeterName = "RoleCatalog.Stream";

    private readonly Meter meter;
    private readonly UpDownCounter<long> subscribers;
    private readonly Counter<long> dropped;
    private readonly StreamSettings settings;
    private readonly ILogger<OpenStreams> logger;
    private int open;

    public OpenStreams(StreamSettings settings, IMeterFactory meters, ILogger<OpenStreams> logger)
    {
        (this.settings, this.logger) = (settings, logger);
        meter = meters.Create(MeterName);
        subscribers = meter.CreateUpDownCounter<long>(
            "rolecatalog.stream.subscribers",
            description: "Streams of changes that are open."
        );
        dropped = meter.CreateCounter<long>(
            "rolecatalog.stream.dropped",
            description: "Streams that the service has ended before their clients did, by reason."
        );
    }

    public static Problem TooMany { get; } =
        new(503, "too-many-streams", "Too many streams", "All streams are taken. Read /v1/changes, or try again later.")
        {
            RetryAfter = TimeSpan.FromSeconds(10),
        };

    public bool TryEnter()
    {
        if (Interlocked.Increment(ref open) > settings.MaxSubscribers)
        {
            Interlocked.Decrement(ref open);
            return false;
        }

        subscribers.Add(1);
        return true;
    }

    public void Leave()
    {
        Interlocked.Decrement(ref open);
        subscribers.Add(-1);
    }

    public void Drop(string reason)
    {
        dropped.Add(1, new KeyValuePair<string, object?>("reason", reason));
        LogDropped(reason);
    }

    public void Dispose() => meter.Dispose();

    [LoggerMessage(LogLevel.Information, "A stream of changes is ended: {Reason}")]
    private partial void LogDropped(string reason);
}

internal static class OpenStreamsSetup
{
    public static void AddOpenStreams(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(StreamSettings.Read(builder.Configuration));
        builder.Services.AddSingleton<OpenStreams>();
    }
}
