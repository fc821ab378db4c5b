using System.Diagnostics;
using RoleCatalog.Infrastructure.Changes.Relaying;

namespace RoleCatalog.Infrastructure.Changes.Replaying;

/// <summary>The connection of a replay: opened when it is needed, and dropped when it is of no use.</summary>
internal sealed class ReplayOutlet(ReplayRow replay, IEventTransport transport, ReplayOptions options, RelayMeter meter)
    : IAsyncDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    private IEventConnection? connection;
    private Task underway = Task.CompletedTask;
    private long confirmed;

    /// <summary>How many the broker has confirmed, of those that were given up too.</summary>
    public long Confirmed => Interlocked.Read(ref confirmed);

    /// <summary>Sends each once, and waits for what becomes of them. It never throws but when it is given up.</summary>
    public async Task<Tried> Send(IReadOnlyList<PositionedEvent> events, Pace pace, CancellationToken cancellationToken)
    {
        if (await Open(cancellationToken) is { } trouble)
        {
            return new Tried(replay.Queue, [], trouble);
        }

        if (connection!.IsBlocked)
        {
            return new Tried(replay.Queue, [], "the broker takes nothing for now (memory or disk alarm)");
        }

        var sends = new List<Task<(PositionedEvent, Delivery)>>();
        foreach (var each in events)
        {
            await Task.Delay(pace.Take(), cancellationToken);
            sends.Add(Send(connection, each));
            underway = Task.WhenAll(sends);
        }

        return await Settle(sends, cancellationToken);
    }

    /// <summary>Gives what was given up, and is on its way, a moment to be confirmed.</summary>
    public Task Linger() => Task.WhenAny(underway, Task.Delay(Look, CancellationToken.None));

    public ValueTask DisposeAsync() => Drop();

    private async Task<(PositionedEvent, Delivery)> Send(IEventConnection by, PositionedEvent change)
    {
        var delivery = await by.Send(change.Event);
        if (delivery.Fate == Fate.Routed)
        {
            Interlocked.Increment(ref confirmed);
            meter.Replayed();
        }

        return (change, delivery);
    }

    private async Task<string?> Open(CancellationToken cancellationToken)
    {
        if (connection is { End: null })
        {
            return null;
        }

        await Drop();
        try
        {
            connection = await transport.OpenTo(replay.Queue, replay.Id, cancellationToken);
            return null;
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            return $"there is no working connection to the broker: {error.GetBaseException().Message}";
        }
    }

    // What is not confirmed in time may have arrived, and is sent again on another connection.
    private async Task<Tried> Settle(
        List<Task<(PositionedEvent Change, Delivery Delivery)>> sends,
        CancellationToken cancellationToken
    )
    {
        var all = Task.WhenAll(sends);
        var freeSince = Stopwatch.GetTimestamp();
        using var tick = new PeriodicTimer(Look);
        while (!all.IsCompleted)
        {
            await Task.WhenAny(all, tick.WaitForNextTickAsync(cancellationToken).AsTask());
            cancellationToken.ThrowIfCancellationRequested();
            freeSince = connection!.IsBlocked ? Stopwatch.GetTimestamp() : freeSince;
            if (Stopwatch.GetElapsedTime(freeSince) > options.Stall)
            {
                // With it all that is in flight is over.
                await connection.DisposeAsync();
            }
        }

        var tried = new Tried(replay.Queue, await all, Trouble: null);
        return connection!.End is { } end ? tried with { End = end } : tried;
    }

    private async ValueTask Drop()
    {
        if (connection is { } dropped)
        {
            connection = null;
            await dropped.DisposeAsync();
        }
    }
}

/// <summary>What became of events that were tried together.</summary>
internal sealed record Tried(
    string Queue,
    IReadOnlyList<(PositionedEvent Change, Delivery Delivery)> Deliveries,
    string? Trouble
)
{
    /// <summary>How the connection ended with them; null when it has not.</summary>
    public Delivery? End { get; init; }

    /// <summary>Why they are to be tried again.</summary>
    public string? Wait =>
        Trouble
        ?? (
            Deliveries.Any(each => each.Delivery.Fate == Fate.Refused) ? "the queue takes nothing for now"
            : End is { } end ? $"the connection to the broker was lost: {end.Reason}"
            : null
        );

    public IEnumerable<PositionedEvent> Confirmed =>
        Deliveries.Where(each => each.Delivery.Fate == Fate.Routed).Select(each => each.Change);

    public bool IsOverContent => End?.Fate == Fate.Unacceptable;

    /// <summary>Why there is no use in trying again; null when there may be.</summary>
    public string? Failure(int together) =>
        Deliveries.Any(each => each.Delivery.Fate == Fate.Unrouted) ? $"There is no queue '{Queue}' any more."
        : IsOverContent && (together == 1 || Deliveries.Count == 1) ? Refusal(Deliveries[0].Change)
        : null;

    private string Refusal(PositionedEvent change) =>
        $"The broker does not take change {change.Event.Id} of {change.Event.Subject}: {End!.Value.Reason}";
}
