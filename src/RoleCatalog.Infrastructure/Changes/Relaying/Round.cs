using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace RoleCatalog.Infrastructure.Changes.Relaying;

/// <summary>
/// One term of a leader: from the recorded cursor on it reads, sends and writes down what was delivered, until the term is
/// over. One loop does it all, woken by whatever happens.
/// </summary>
internal sealed class Round(
    long term,
    RelayStore store,
    Lease lease,
    Outlet outlet,
    CommitSignal signal,
    RelayOptions options,
    RelayMeter meter,
    RelayHealth health,
    ILogger logger
)
{
    private readonly ConcurrentQueue<(IEventConnection By, Shipment Shipment, Delivery Delivery)> deliveries = new();
    private Window window = null!;
    private Recorder recorder = null!;
    private long readTo;
    private bool hasMore = true;
    private Backoff poll = new Backoff(options.ShortestPoll, options.LongestPoll).Next();
    private long releasedAt;
    private int releasedBefore;
    private long lookedAt;
    private long freeSince;

    public async Task Run(CancellationToken stopping)
    {
        (readTo, var held) = await store.Begin();
        health.WriteFails = false;
        window = new Window(options.Window, held);
        recorder = new Recorder(term, readTo, window, store, signal, options, meter, health, logger);
        await using var wake = stopping.Register(signal.Wake);
        while (!stopping.IsCancellationRequested && await lease.Leads() == term)
        {
            // A pause that ends from here on, after it was looked at, is slept through no longer than it was.
            var pause = outlet.Pause;
            await outlet.Tend(stopping);
            TakeDeliveries();
            if (!await recorder.Tend())
            {
                lease.Lost();
                return;
            }

            await ReadOn();
            Send();
            if (outlet.IsOpen && window.IsEmpty)
            {
                outlet.Works();
            }

            await signal.Wait(UntilSomethingIsDue(pause), CancellationToken.None);
        }

        if (lease.Term == term)
        {
            await Finish();
        }
    }

    private void TakeDeliveries()
    {
        Delivery? end = null;
        while (deliveries.TryDequeue(out var one))
        {
            var (by, shipment, delivery) = one;
            if (by != outlet.Connection)
            {
                // It is sent again already.
                continue;
            }

            switch (delivery.Fate)
            {
                case Fate.Routed or Fate.Unrouted:
                    meter.Delivered(delivery.Fate);
                    window.Confirm(shipment);
                    outlet.Works();
                    break;
                case Fate.Refused:
                    meter.Refused();
                    window.Refuse(shipment);
                    outlet.Refused();
                    break;
                default:
                    end ??= delivery;
                    break;
            }
        }

        // The connection knows better than what fell with it.
        end = outlet.Connection?.End ?? end;
        if (end is null && IsStalled())
        {
            end = new Delivery(Fate.Lost, $"the broker has confirmed nothing for {options.Stall.TotalSeconds} s");
        }

        if (end is { } over)
        {
            window.Lose(over);
            outlet.Drop(over.Reason ?? "the connection to the broker is lost");
        }
    }

    // What was in flight while the broker was blocked has all its time from then on.
    private bool IsStalled()
    {
        if (outlet.Connection is { IsBlocked: true })
        {
            freeSince = Stopwatch.GetTimestamp();
        }

        if (Stopwatch.GetElapsedTime(lookedAt) < options.LongestPoll)
        {
            return false;
        }

        lookedAt = Stopwatch.GetTimestamp();
        return window.LongestUnderway > options.Stall && Stopwatch.GetElapsedTime(freeSince) > options.Stall;
    }

    // Below a quarter reading would be for few at a time.
    private bool HasRoom => window.Room >= Math.Max(1, options.Window / 4);

    private async Task ReadOn()
    {
        if (!HasRoom)
        {
            return;
        }

        await ReadReleased();
        var room = window.Room;
        if (room == 0 || !(hasMore || poll.IsOver || signal.Position > readTo))
        {
            return;
        }

        var stretch = await store.After(readTo, room);
        health.ReadFails = false;
        foreach (var next in stretch.Events)
        {
            window.Add(next);
        }

        (readTo, hasMore) = (stretch.ReadTo, stretch.More);
        poll = (stretch.Events.Count > 0 ? poll.First(options.LongestPoll) : poll).Next();
    }

    // With half of the window at most, so that others go on. Who releases may be another process.
    private async Task ReadReleased()
    {
        var isDrained = releasedBefore > 0 && window.Released == 0;
        if (!window.Holds || !(isDrained || Stopwatch.GetElapsedTime(releasedAt) >= options.LongestPoll))
        {
            return;
        }

        foreach (var change in await store.Released(Math.Min(window.Room, Math.Max(1, options.Window / 2))))
        {
            window.AddReleased(change);
        }

        (releasedAt, releasedBefore) = (Stopwatch.GetTimestamp(), window.Released);
    }

    private void Send()
    {
        while (outlet.IsOpen && window.Next() is { } shipment)
        {
            _ = Send(outlet.Connection!, shipment);
        }
    }

    private async Task Send(IEventConnection connection, Shipment shipment)
    {
        var delivery = await connection.Send(shipment.Event);
        deliveries.Enqueue((connection, shipment, delivery));
        signal.Wake();
    }

    private TimeSpan UntilReading =>
        !HasRoom ? options.LongestPoll
        : hasMore ? TimeSpan.Zero
        : poll.Left;

    private TimeSpan UntilSomethingIsDue(TimeSpan? before)
    {
        var wait = lease.Pause;
        foreach (var pause in (TimeSpan?[])[before, recorder.Pause, outlet.Pause, UntilReading])
        {
            wait = pause < wait ? pause.Value : wait;
        }

        // Waits are in whole milliseconds: cut off, they would end before what is due.
        return wait > TimeSpan.Zero ? wait + TimeSpan.FromMilliseconds(1) : TimeSpan.Zero;
    }

    /// <summary>Waits for what is in flight and writes it down, so that the next start repeats nothing.</summary>
    private async Task Finish()
    {
        var began = Stopwatch.GetTimestamp();
        while (!window.IsIdle && outlet.Connection is not null && Stopwatch.GetElapsedTime(began) < options.Farewell)
        {
            await signal.Wait(TimeSpan.FromMilliseconds(100), CancellationToken.None);
            TakeDeliveries();
        }

        await recorder.Finish();
    }
}
