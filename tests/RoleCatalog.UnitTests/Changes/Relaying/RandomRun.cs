using RoleCatalog.Infrastructure.Changes.Relaying;

namespace RoleCatalog.UnitTests.Changes.Relaying;

/// <summary>
/// A window that is filled, emptied and broken at random, with a few changes that no broker takes until an administrator has
/// seen to it, beside a table of what is held.
/// </summary>
internal sealed class RandomRun(int seed)
{
    public const int Changes = 300;
    public const int Capacity = 32;

    private const int Entities = 12;

    private readonly Random random = new(seed);
    private readonly Window window = new(Capacity, new HeldSubjects([]));
    private readonly List<Shipment> inFlight = [];
    private readonly Dictionary<string, long> latest = [];
    private readonly string[] subjects = new string[Changes + 1];
    private readonly HashSet<long> poison = [];
    private readonly HashSet<long> healed = [];
    private readonly SortedDictionary<long, string?> refusals = [];
    private int read;

    public long Cursor { get; private set; }

    public HashSet<long> Confirmed { get; } = [];

    public HashSet<long> Held { get; } = [];

    public List<long> OutOfOrder { get; } = [];

    public List<long> PassedTooEarly { get; } = [];

    public int MostUnrecorded { get; private set; }

    public void Go()
    {
        for (var position = 1; position <= Changes; position++)
        {
            subjects[position] = $"skills/{random.Next(Entities)}";
            if (random.Next(60) == 0)
            {
                poison.Add(position);
            }
        }

        while (Cursor < Changes || refusals.Count > 0)
        {
            Read();
            Release();
            Send();
            Answer();
            Record();
        }
    }

    public bool IsPoisonOrBehindIt(long position) =>
        poison.Any(each => each <= position && subjects[each] == subjects[position]);

    private void Read()
    {
        while (read < Changes && window.Room > 0 && random.Next(4) > 0)
        {
            read++;
            window.Add(TheWindow.Change(read, subjects[read]));
        }
    }

    // What the table answers: each before which nothing of its entity is refused.
    private void Release()
    {
        if (refusals.Count > 0 && random.Next(8) == 0)
        {
            var position = refusals.Keys.ElementAt(random.Next(refusals.Count));
            refusals[position] = null;
            if (random.Next(2) == 0)
            {
                healed.Add(position);
            }
        }

        foreach (var position in refusals.Keys.Where(position => !IsBehindARefusal(position)).Take(window.Room))
        {
            window.AddReleased(TheWindow.Change(position, subjects[position]));
        }
    }

    private bool IsBehindARefusal(long position) =>
        refusals.Any(each =>
            each.Key <= position && each.Value is not null && subjects[each.Key] == subjects[position]
        );

    private void Send()
    {
        while (window.Next() is { } shipment)
        {
            inFlight.Add(shipment);
        }

        MostUnrecorded = Math.Max(MostUnrecorded, (int)(read - Cursor));
    }

    private void Answer()
    {
        if (inFlight.Exists(shipment => poison.Contains(shipment.Position) && !healed.Contains(shipment.Position)))
        {
            Lose(Fate.Unacceptable);
        }
        else if (random.Next(20) == 0)
        {
            Lose(Fate.Lost);
        }
        else if (inFlight.Count > 0)
        {
            var shipment = inFlight[random.Next(inFlight.Count)];
            inFlight.Remove(shipment);
            if (random.Next(10) == 0)
            {
                window.Refuse(shipment);
                return;
            }

            window.Confirm(shipment);
            Confirmed.Add(shipment.Position);
            if (latest.GetValueOrDefault(shipment.Subject) > shipment.Position)
            {
                OutOfOrder.Add(shipment.Position);
            }

            latest[shipment.Subject] = shipment.Position;
        }
    }

    private void Lose(Fate fate)
    {
        inFlight.Clear();
        window.Lose(new Delivery(fate, "gone"));
    }

    private void Record()
    {
        if (!window.HasProgress || random.Next(3) == 0)
        {
            return;
        }

        var progress = window.Progress(Cursor);
        foreach (var shipment in progress.Held.Concat(progress.Released))
        {
            WriteDown(shipment);
        }

        for (var passed = Cursor + 1; passed <= progress.Cursor; passed++)
        {
            if (!Confirmed.Contains(passed) && !Held.Contains(passed))
            {
                PassedTooEarly.Add(passed);
            }
        }

        Cursor = progress.Cursor;
        window.Recorded(progress);
    }

    private void WriteDown(Shipment shipment)
    {
        var position = shipment.Position;
        if (shipment.Stage == Stage.Confirmed)
        {
            refusals.Remove(position);
            return;
        }

        Held.Add(position);
        refusals[position] = shipment.Refusal ?? refusals.GetValueOrDefault(position);
    }
}
