namespace RoleCatalog.Infrastructure.Changes.Relaying;

/// <summary>
/// What is between the recorded cursor and the end of what was read: at most so many events, so that no more than those are
/// repeated after a crash. Of one entity one is in flight, in the order of the log; entities do not wait for each other.
/// After a loss it begins again with one in flight, and doubles.
/// </summary>
internal sealed class Window(int capacity, HeldSubjects held)
{
    private readonly Queue<Shipment> log = new();
    private readonly Dictionary<string, Queue<Shipment>> lanes = new(StringComparer.Ordinal);
    private readonly PriorityQueue<Shipment, long> ready = new();
    private readonly HashSet<Shipment> sent = [];
    private readonly HashSet<long> released = [];
    private readonly List<Shipment> settledReleased = [];
    private int limit = 1;
    private int settled;
    private int beingRecorded;

    /// <summary>How many more may be added.</summary>
    public int Room => capacity - log.Count - beingRecorded - released.Count;

    public bool IsIdle => sent.Count == 0;

    /// <summary>Whether nothing is waiting or in flight.</summary>
    public bool IsEmpty => lanes.Count == 0;

    /// <summary>How many are in it that had been held.</summary>
    public int Released => released.Count;

    /// <summary>How long the one has been in flight that was sent first.</summary>
    public TimeSpan LongestUnderway => sent.Select(shipment => shipment.Underway).DefaultIfEmpty(TimeSpan.Zero).Max();

    /// <summary>How many are settled and not written down.</summary>
    public int Settled => settled;

    /// <summary>Whether the cursor could move, or the table of held changes needs to be told.</summary>
    public bool HasProgress => settledReleased.Count > 0 || (log.TryPeek(out var first) && first.IsSettled);

    /// <summary>Whether changes of any entity are held.</summary>
    public bool Holds => held.Any;

    /// <summary>Adds the next event of the log: on its way, or behind one of its entity that is held.</summary>
    public void Add(PositionedEvent change)
    {
        var shipment = new Shipment(change, wasHeld: false);
        log.Enqueue(shipment);
        if (held.Contains(shipment.Subject))
        {
            Hold(shipment, refusal: null);
        }
        else
        {
            Queue(shipment);
        }
    }

    /// <summary>Adds an event that was held and may be sent now.</summary>
    public void AddReleased(PositionedEvent change)
    {
        if (released.Add(change.Position))
        {
            Queue(new Shipment(change, wasHeld: true));
        }
    }

    /// <summary>The next to be sent, or null while none may be.</summary>
    public Shipment? Next()
    {
        if (sent.Count >= limit || !ready.TryPeek(out var next, out _) || (next.IsSuspect && sent.Count > 0))
        {
            return null;
        }

        ready.Dequeue();
        next.Send();
        limit = next.IsSuspect ? 1 : limit;
        sent.Add(next);
        return next;
    }

    /// <summary>The broker has it.</summary>
    public void Confirm(Shipment shipment)
    {
        sent.Remove(shipment);
        shipment.Confirm();
        Settle(shipment);
        limit = shipment.IsSuspect ? 1 : Math.Min(capacity, limit * 2);
        var lane = lanes[shipment.Subject];
        lane.Dequeue();
        if (lane.TryPeek(out var next))
        {
            ready.Enqueue(next, next.Position);
        }
        else
        {
            lanes.Remove(shipment.Subject);
        }
    }

    /// <summary>A queue is full: it is tried again, and nothing beside it.</summary>
    public void Refuse(Shipment shipment)
    {
        limit = 1;
        Return(shipment);
    }

    /// <summary>
    /// What was in flight is unknown, and is sent again. When the broker broke the connection over something it will not take,
    /// each is sent alone; and what was alone already is held, with all of its entity behind it.
    /// </summary>
    public void Lose(Delivery end)
    {
        limit = 1;
        foreach (var shipment in sent.ToList())
        {
            if (end.Fate == Fate.Unacceptable && shipment.IsSuspect)
            {
                HoldLane(shipment, end.Reason ?? "The broker does not take it.");
                continue;
            }

            if (end.Fate == Fate.Unacceptable)
            {
                shipment.Suspect();
            }

            Return(shipment);
        }
    }

    /// <summary>What is to be written down: everything up to its cursor is confirmed or held.</summary>
    public Progress Progress(long cursor)
    {
        var progress = new Progress(cursor, [], [.. settledReleased]);
        settledReleased.Clear();
        while (log.TryPeek(out var first) && first.IsSettled)
        {
            log.Dequeue();
            beingRecorded++;
            progress = progress with { Cursor = first.Position };
            if (first.Stage == Stage.Held)
            {
                progress.Held.Add(first);
            }
        }

        settled = log.Count(shipment => shipment.IsSettled);
        return progress;
    }

    /// <summary>It is written down.</summary>
    public void Recorded(Progress progress)
    {
        beingRecorded = 0;
        foreach (var shipment in progress.Released)
        {
            released.Remove(shipment.Position);
            if (shipment.Stage == Stage.Confirmed)
            {
                held.Remove(shipment.Subject);
            }
        }
    }

    private void Queue(Shipment shipment)
    {
        if (!lanes.TryGetValue(shipment.Subject, out var lane))
        {
            lanes[shipment.Subject] = lane = new Queue<Shipment>();
            ready.Enqueue(shipment, shipment.Position);
        }

        lane.Enqueue(shipment);
    }

    private void Return(Shipment shipment)
    {
        sent.Remove(shipment);
        shipment.Return();
        ready.Enqueue(shipment, shipment.Position);
    }

    private void HoldLane(Shipment refused, string refusal)
    {
        sent.Remove(refused);
        lanes.Remove(refused.Subject, out var lane);
        foreach (var shipment in lane!)
        {
            Hold(shipment, shipment == refused ? refusal : null);
        }
    }

    private void Hold(Shipment shipment, string? refusal)
    {
        shipment.Hold(refusal);
        Settle(shipment);
        if (!shipment.WasHeld)
        {
            held.Add(shipment.Subject);
        }
    }

    private void Settle(Shipment shipment)
    {
        settled++;
        if (shipment.WasHeld)
        {
            settledReleased.Add(shipment);
        }
    }
}

/// <summary>What the store is told.</summary>
/// <param name="Cursor">Everything up to it is confirmed or held.</param>
/// <param name="Held">What the cursor passes without the broker having it.</param>
/// <param name="Released">What had been held, and is confirmed now or held again.</param>
internal sealed record Progress(long Cursor, List<Shipment> Held, IReadOnlyList<Shipment> Released);

/// <summary>How many changes of an entity are held, for those of which any is.</summary>
internal sealed class HeldSubjects(IEnumerable<KeyValuePair<string, int>> counts)
{
    private readonly Dictionary<string, int> counts = new(counts, StringComparer.Ordinal);

    public bool Any => counts.Count > 0;

    public bool Contains(string subject) => counts.ContainsKey(subject);

    public void Add(string subject) => counts[subject] = counts.GetValueOrDefault(subject) + 1;

    public void Remove(string subject)
    {
        if (--counts[subject] == 0)
        {
            counts.Remove(subject);
        }
    }
}
