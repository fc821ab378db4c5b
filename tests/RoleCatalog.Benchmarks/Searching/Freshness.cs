using System.Diagnostics;
using System.Globalization;

namespace RoleCatalog.Benchmarks.Searching;

/// <summary>
/// How long after a change is answered a search has it, at 200 changes a second: postings are suspended and resumed, so that
/// the store is afterwards what it was but for its log.
/// </summary>
internal static class Freshness
{
    private const int PerSecond = 200;
    private const int Postings = 400;
    private const double Most = 100;

    public static async Task<bool> Run(Plan plan, SearchService service)
    {
        var tags = new Dictionary<string, string>();
        foreach (var id in await service.NewestIds(Postings))
        {
            tags[id] = await service.Tag(id);
        }

        var rounds = new List<double>();
        for (var round = 0; round < plan.Rounds; round++)
        {
            var times = new List<double>();
            foreach (var step in new[] { "suspend", "resume" })
            {
                times.AddRange(await Pass(service, tags, step));
            }

            rounds.Add(Timings.At(times, 0.99));
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"searchable after a change: {times.Count} at {PerSecond}/s, p50 {Timings.At(times, 0.5):F1} ms, p99 {rounds[^1]:F1} ms"
                )
            );
        }

        return Tournament.CheckAtMost("ms until a change is found, p99", Timings.At(rounds, 0.5), Most);
    }

    /// <summary>Every posting takes one step, each at its instant whether or not those before are through.</summary>
    private static async Task<double[]> Pass(SearchService service, Dictionary<string, string> tags, string step)
    {
        var began = Stopwatch.GetTimestamp();
        var steps = new List<Task<(string Id, string Tag, double Time)>>();
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
        foreach (var (id, tag) in tags)
        {
            while (Stopwatch.GetElapsedTime(began).TotalSeconds * PerSecond < steps.Count)
            {
                await tick.WaitForNextTickAsync();
            }

            steps.Add(Step(service, id, step, tag));
        }

        var done = await Task.WhenAll(steps);
        foreach (var (id, tag, _) in done)
        {
            tags[id] = tag;
        }

        return [.. done.Select(each => each.Time)];
    }

    private static async Task<(string Id, string Tag, double Time)> Step(
        SearchService service,
        string id,
        string step,
        string tag
    )
    {
        var (position, next) = await service.Step(id, step, tag);
        var answered = Stopwatch.GetTimestamp();
        await service.Get(
            string.Create(CultureInfo.InvariantCulture, $"/v1/job-postings?limit=1&minPosition={position}")
        );
        return (id, next, Stopwatch.GetElapsedTime(answered).TotalMilliseconds);
    }
}
