using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using RoleCatalog.Contracts;
using RoleCatalog.TestBroker;

namespace RoleCatalog.Benchmarks.Eventing;

/// <summary>
/// The relay delivers at 0.8 of the rate at least at which MassTransit publishes by itself, with 256 in flight on the same broker; at 200
/// a second it adds 2 ms at most to what MassTransit needs from publishing to consuming; and a large backlog is caught up evenly.
/// </summary>
internal static class Events
{
    private const int Messages = 20_000;
    private const double Megabyte = 1024 * 1024;

    private static readonly TimeSpan ShortestLength = TimeSpan.FromSeconds(6);

    public static async Task<int> Run(Plan plan)
    {
        await using var broker = RabbitBroker.Create();
        await broker.Start();
        bool[] met = [await Rate(plan, broker.Uri), await Delay(plan, broker.Uri), await Backlog(plan, broker.Uri)];
        return Array.TrueForAll(met, each => each) ? 0 : 1;
    }

    private static async Task<bool> Rate(Plan plan, Uri broker)
    {
        await using var queues = await Queues.Declare(broker);
        await using var log = await EventLog.With(Messages, broker);
        var sample = Sample(log.StateLength);
        var (relay, massTransit, client) = (new List<double>(), new List<double>(), new List<double>());
        // The first round warms up.
        for (var round = 0; round <= plan.Rounds; round++)
        {
            relay.Add(Messages / (await log.Deliver())[^1].TotalSeconds);
            await queues.Empty();
            massTransit.Add(Messages / (await Publishers.MassTransit(broker, sample, Messages)).TotalSeconds);
            await queues.Empty();
            client.Add(Messages / (await Publishers.Client(broker, sample, Messages)).TotalSeconds);
            await queues.Empty();
        }

        Print("relay, from the log to confirmations", relay, "events/s");
        Print("MassTransit's Publish, 256 in flight", massTransit, "events/s");
        Print("RabbitMQ.Client, 256 in flight", client, "events/s");
        await queues.Delete();
        return Tournament.Check(
            "rate of the relay over MassTransit's publishing",
            Median(relay.Zip(massTransit, (own, other) => own / other).Skip(1)),
            0.8
        );
    }

    private static async Task<bool> Delay(Plan plan, Uri broker)
    {
        await using var log = await EventLog.With(1, broker);
        var sample = Sample(log.StateLength);
        var length = plan.Length > ShortestLength ? plan.Length : ShortestLength;
        var (ours, others, bare) = (new Latency(), new Latency(), new Latency());
        for (var round = 0; round <= plan.Rounds; round++)
        {
            ours.Add(await Latencies.FromCommit(log, broker, length));
            others.Add(await Latencies.AfterCommands(log, broker, sample, length));
            bare.Add(await Latencies.OfMassTransit(broker, sample, length, () => Task.CompletedTask));
        }

        ours.Print("commit to consumer");
        others.Print("MassTransit, published after the commit");
        bare.Print("MassTransit, published without a command");
        var added = ours.P50.Zip(others.P50, (own, other) => own - other).Skip(1);
        var slowest = ours.P99.Zip(others.P99, (own, other) => own / other).Skip(1);
        var median = Tournament.CheckAtMost("what the p50 adds to MassTransit's, in ms", Median(added), 2);
        return Tournament.CheckAtMost("p99 over MassTransit's", Median(slowest), 1.5) && median;
    }

    private static async Task<bool> Backlog(Plan plan, Uri broker)
    {
        await using var queues = await Queues.Declare(broker);
        await using var log = await EventLog.With(plan.Backlog, broker);
        await queues.Consume();
        using var process = Process.GetCurrentProcess();
        var (evenness, rates) = (new List<double>(), new List<double>());
        var (before, most, looked) = (0L, 0L, Stopwatch.GetTimestamp());
        for (var round = 0; round <= plan.Rounds; round++)
        {
            // What a first one needs to warm up is no growth.
            before = round == 1 ? Memory() : before;
            most = round == 1 ? before : most;
            var tenths = await log.Deliver(Look);
            evenness.Add(tenths[0] / (tenths[9] - tenths[8]));
            rates.Add(plan.Backlog / tenths[9].TotalSeconds);
        }

        await queues.Delete();
        Print($"relay, from a backlog of {plan.Backlog}", rates, "events/s");
        var even = Tournament.Check("rate of the last tenth over that of the first", Median(evenness.Skip(1)), 0.8);
        return Tournament.CheckAtMost("growth of memory in MB", (most - before) / Megabyte, 100) && even;

        // It is not for free.
        void Look()
        {
            if (Stopwatch.GetElapsedTime(looked) > TimeSpan.FromMilliseconds(100))
            {
                (looked, most) = (Stopwatch.GetTimestamp(), Math.Max(most, Memory()));
            }
        }

        long Memory()
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    // As long as an event of the log.
    private static CatalogEvent Sample(long stateLength) =>
        new()
        {
            Id = Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString("D"),
            Source = "/rolecatalog",
            Type = "rolecatalog.skill.defined.v1",
            Subject = "skills/01a2b3c4-0000-7000-8000-000000000000",
            Time = TimeProvider.System.GetUtcNow(),
            LogId = "0123456789abcdef0123456789abcdef",
            Sequence = "0000000000000000001",
            EntityVersion = 1,
            Data = new CatalogEventData
            {
                ChangedFields = [],
                State = JsonSerializer.SerializeToElement(
                    new { text = new string('x', (int)Math.Max(0, stateLength - 11)) }
                ),
            },
        };

    private static double Median(IEnumerable<double> figures)
    {
        var sorted = figures.Order().ToList();
        return sorted[sorted.Count / 2];
    }

    private static void Print(string what, IEnumerable<double> rounds, string unit)
    {
        var counted = rounds.Skip(1).ToList();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{what, -46}{Median(counted), 10:F2} {unit} ({string.Join(", ", counted.Select(figure => figure.ToString("F2", CultureInfo.InvariantCulture)))})"
            )
        );
    }

    /// <summary>What was measured in each round, in milliseconds.</summary>
    private sealed class Latency
    {
        public List<double> P50 { get; } = [];

        public List<double> P99 { get; } = [];

        public void Add(IReadOnlyList<TimeSpan> sorted)
        {
            P50.Add(At(sorted, 0.5));
            P99.Add(At(sorted, 0.99));
        }

        public void Print(string what)
        {
            Events.Print($"{what}, p50", P50, "ms");
            Events.Print($"{what}, p99", P99, "ms");
        }

        private static double At(IReadOnlyList<TimeSpan> sorted, double share) =>
            sorted[(int)Math.Min(sorted.Count * share, sorted.Count - 1)].TotalMilliseconds;
    }
}
