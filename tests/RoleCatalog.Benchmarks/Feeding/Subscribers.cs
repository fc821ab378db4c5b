using System.Diagnostics;
using System.Globalization;
using System.Text;
using RoleCatalog.Application;
using RoleCatalog.Benchmarks.Writing;
using RoleCatalog.TestIssuer;

namespace RoleCatalog.Benchmarks.Feeding;

/// <summary>1,000 subscribers of the stream: the service grows by less than 100 MB, and each receives a change within a second of the request that makes it (p99).</summary>
internal static class Subscribers
{
    private const int Count = 1_000;
    private const int Changes = 20;
    private const double Megabyte = 1024 * 1024;

    private static readonly TimeSpan BetweenChanges = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public static async Task<bool> Run(Plan plan)
    {
        var (p99, growth) = (new List<double>(), new List<double>());
        for (var round = 0; round < plan.Rounds; round++)
        {
            var (slowest, grown) = await Round();
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Count} subscribers: p99 {slowest:F0} ms, {grown:F0} MB more"
                )
            );
            p99.Add(slowest);
            growth.Add(grown);
        }

        var inTime = Tournament.CheckAtMost("p99 until a change is received, in ms", Median(p99), 1_000);
        return Tournament.CheckAtMost("memory that 1,000 subscribers take, in MB", Median(growth), 100) && inTime;
    }

    private static async Task<(double P99, double Growth)> Round()
    {
        var folder = Directory.CreateTempSubdirectory("rolecatalog-bench-");
        try
        {
            await using var issuer = await Issuer.Start();
            string[] settings =
            [
                $"--Store:ConnectionString=Data Source={Path.Combine(folder.FullName, "catalog.db")}",
                "--Limits:ConnectionsPerAddress=5000",
                "--Limits:Connections=5000",
                "--Limits:ReadsPerSecond=1000000",
            ];
            using var service = new ServiceProcess(folder.FullName, [.. settings, .. issuer.Settings]);
            using var client = new HttpClient { BaseAddress = await service.Address };
            client.DefaultRequestHeaders.Authorization = new("Bearer", issuer.Token());
            return await Measure(service, client);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<(double P99, double Growth)> Measure(ServiceProcess service, HttpClient client)
    {
        using var ending = new CancellationTokenSource();
        // What the first of all costs is not what the thousandth does.
        var first = new Subscriber(client);
        await first.Begin(ending.Token);
        await Write(client, Changes, [first]);
        var (before, most) = (service.Memory, service.Memory);
        var all = Enumerable.Range(0, Count).Select(_ => new Subscriber(client)).ToList();
        await Parallel.ForEachAsync(all, async (each, _) => await each.Begin(ending.Token));
        var written = await Write(client, Changes, all, () => most = Math.Max(most, service.Memory));
        await ending.CancelAsync();
        var times = all.SelectMany(each =>
                each.Received.Zip(written, (came, begun) => Stopwatch.GetElapsedTime(begun, came))
            )
            .Select(time => time.TotalMilliseconds)
            .Order()
            .ToList();
        return (times[(int)(times.Count * 0.99)], (most - before) / Megabyte);
    }

    /// <summary>Makes changes, waits until all have received them, and tells when each was begun.</summary>
    private static async Task<List<long>> Write(
        HttpClient client,
        int changes,
        List<Subscriber> subscribers,
        Action? look = null
    )
    {
        var begun = new List<long>();
        using var tick = new PeriodicTimer(BetweenChanges);
        for (var number = 0; number < changes && await tick.WaitForNextTickAsync(); number++)
        {
            begun.Add(Stopwatch.GetTimestamp());
            using var body = new StringContent(StateJson.Write(SampleSkill.New()), Encoding.UTF8, "application/json");
            using var answer = await client.PostAsync(new Uri("/v1/skills", UriKind.Relative), body);
            answer.EnsureSuccessStatusCode();
            look?.Invoke();
        }

        using var deadline = new CancellationTokenSource(Patience);
        while (subscribers.Exists(each => each.Count < changes))
        {
            await tick.WaitForNextTickAsync(deadline.Token);
            look?.Invoke();
        }

        return begun;
    }

    private static double Median(List<double> figures) => figures.Order().ElementAt(figures.Count / 2);
}
