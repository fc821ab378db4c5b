using System.Diagnostics;
using System.Globalization;
using RoleCatalog.Benchmarks.Searching.Generating;
using RoleCatalog.TestIssuer;

namespace RoleCatalog.Benchmarks.Searching;

/// <summary>
/// Search over a million generated postings, for one client over HTTP: how long the named queries take, beside the same by hand
/// against the index; reads by id beside a bare endpoint; how fresh the index is; what it costs in memory, and to build.
/// </summary>
internal static class Search
{
    private const int Few = 10;
    private const int Some = 10_000;
    private const int TimesARound = 40;
    private const double Megabyte = 1024 * 1024;

    public static async Task<int> Run(Plan plan)
    {
        var few = await GeneratedStore.Ensure(Few, plan.Seed);
        var some = await GeneratedStore.Ensure(Some, plan.Seed);
        var many = await GeneratedStore.Ensure(plan.Postings, plan.Seed);
        await using var issuer = await Issuer.Start();
        var (memory, _) = await Measure(few, issuer, rounds: 1);
        var (_, median) = await Measure(some, issuer, plan.Rounds);

        using var service = await SearchService.Start(many, issuer);
        using var byHand = new HandWritten(service.Index, service.Store);
        var queries = new Queries(service, byHand);
        await queries.Prepare();
        await Run(queries, plan.Rounds);
        queries.Print();
        bool[] met =
        [
            .. Bars(queries, median),
            await ReadsById.Run(plan, service, issuer),
            await Freshness.Run(plan, service),
            Tournament.CheckAtMost(
                $"private memory of {plan.Postings} postings over that of {Few}, in MB",
                (service.PrivateMemory - memory) / Megabyte,
                600
            ),
            await Rebuild(service, plan.Postings),
        ];
        return Array.TrueForAll(met, each => each) ? 0 : 1;
    }

    /// <summary>What a service on a smaller store holds after all queries, and the median of their medians.</summary>
    private static async Task<(long Memory, double Median)> Measure(string store, Issuer issuer, int rounds)
    {
        using var service = await SearchService.Start(store, issuer);
        var queries = new Queries(service, byHand: null);
        await queries.Prepare();
        await Run(queries, rounds);
        return (service.PrivateMemory, queries.Median);
    }

    private static async Task Run(Queries queries, int rounds)
    {
        await queries.Round(TimesARound);
        queries.Forget();
        for (var round = 0; round < rounds; round++)
        {
            await queries.Round(TimesARound);
        }
    }

    private static IEnumerable<bool> Bars(Queries queries, double medianOfSome)
    {
        foreach (var line in queries.Lines)
        {
            yield return Tournament.CheckAtMost($"p95 of {line.Name}, ms", line.Http.P95, line.IsHard ? 150 : 50);
            if (line.ByHand is not null)
            {
                yield return Tournament.CheckAtMost($"p50 of {line.Name}, ms", line.Http.P50, (2 * line.Hand.P50) + 1);
            }
        }

        yield return Tournament.CheckAtMost("the median of all medians, ms", queries.Median, 5);
        yield return Tournament.CheckAtMost($"that over the one with {Some}", queries.Median / medianOfSome, 3);
        if (queries.Deep is { } deep)
        {
            yield return Tournament.CheckAtMost("page 1,000 over page 1", deep.Http.P50 / queries.Newest.Http.P50, 1.5);
        }
    }

    private static async Task<bool> Rebuild(SearchService service, int postings)
    {
        var bare = BareIndex.Rate(service.Store, service.Folder);
        var before = Stopwatch.GetTimestamp();
        await service.Rebuild();
        var rate = postings / Stopwatch.GetElapsedTime(before).TotalSeconds;
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"rebuild: {rate:F0}/s, bare inserts of the same terms {bare:F0}/s"
            )
        );
        return Tournament.Check("rate of a rebuild over bare inserts", rate / bare, 0.5);
    }
}
