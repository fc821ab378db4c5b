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
        bool[] met = [await Rate(plan, broker.Uri), await Latency(plan, broker.Uri), await Backlog(plan, broker.Uri)];
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

    private static async Task<bool> Latency(Plan plan, Uri broker)
    {
        await using var log = await EventLog.With(1, broker);
        var sample = Sample(log.StateLength);
        var length = plan.Length > ShortestLength ? plan.Length : ShortestLength;
        var (ours, others) = (new List<IReadOnlyList<TimeSpan>>(), new List<IReadOnlyList<TimeSpan>>());
        for (var round = 0; round <= plan.Rounds; round++)
        {
            ours.Add(await Latencies.FromCommit(log, broker, length));
            others.Add(await Latencies.OfMassTransit(broker, sample, length));
        }

        Print("commit to consumer, p50", ours.Select(each => At(each, 0.5)), "ms");
        Print("commit to consumer, p99", ours.Select(each => At(each, 0.99)), "ms");
        Print("MassTransit's publish to consume, p50", others.Select(each => At(each, 0.5)), "ms");
        Print("MassTransit's publish to consume, p99", others.Select(each => At(each, 0.99)), "ms");
        var added = ours.Zip(others, (own, other) => At(own, 0.5) - At(other, 0.5)).Skip(1);
        var slowest = ours.Zip(others, (own, other) => At(own, 0.99) / At(other, 0.99)).Skip(1);
        var median = Tournament.CheckAtMost("what the p50 adds to MassTransit's, in ms", Median(added), 2);
        return Tournament.CheckAtMost("p99 over MassTransit's", Median(slowest), 1.5) && median;
    }

    private static async Task<bool> Backlog(Plan plan, Uri broker)
    {
        await using var queues = await Queues.Declare(broker);
        await using var log = await EventLog.With(plan.Backlog, broker);
        using var process = Process.GetCurrentProcess();
        var before = Memory();
        var most = before;
        var tenths = await log.Deliver(() => most = Math.Max(most, Memory()));
        await queues.Delete();
        var first = tenths[0];
        var last = tenths[9] - tenths[8];
        Console.WriteLine(
            $"a backlog of {plan.Backlog}: {plan.Backlog / tenths[9].TotalSeconds:F0} events/s, first tenth {first.TotalSeconds:F2} s, last {last.TotalSeconds:F2} s"
        );
        var even = Tournament.Check("rate of the last tenth over that of the first", first / last, 0.8);
        return Tournament.CheckAtMost("growth of memory in MB", (most - before) / Megabyte, 100) && even;

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

    private static double At(IReadOnlyList<TimeSpan> sorted, double share) =>
        sorted[(int)Math.Min(sorted.Count * share, sorted.Count - 1)].TotalMilliseconds;

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
                $"{what, -42}{Median(counted), 10:F2} {unit} ({string.Join(", ", counted.Select(figure => figure.ToString("F2", CultureInfo.InvariantCulture)))})"
            )
        );
    }
}
