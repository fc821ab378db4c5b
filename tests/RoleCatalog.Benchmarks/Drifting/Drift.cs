using System.Diagnostics;

namespace RoleCatalog.Benchmarks.Drifting;

/// <summary>
/// Publishing a revision of a profile costs no more with 10,000 live postings than with 10, and the first page of those
/// that are behind no more than twice.
/// </summary>
internal static class Drift
{
    private const int Few = 10;
    private const int Many = 10_000;
    private const double MostToPublish = 1.5;
    private const double MostToList = 2;

    public static async Task<int> Run(Plan plan)
    {
        await using var few = await ProfileWithPostings.Start(Few);
        await using var many = await ProfileWithPostings.Start(Many);
        await Round(few, many, plan.Length);
        var rounds = new List<(double Publish, double List)>();
        for (var round = 0; round < plan.Rounds; round++)
        {
            rounds.Add(await Round(few, many, plan.Length));
        }

        var total = await many.List();
        bool[] met =
        [
            Tournament.Check($"the list counts all {Many}", total == Many),
            Met("publishing a revision", rounds.Select(round => round.Publish), MostToPublish),
            Met("the first page of a profile's drift", rounds.Select(round => round.List), MostToList),
        ];
        return Array.TrueForAll(met, each => each) ? 0 : 1;
    }

    /// <summary>The ratios of many to few, each a median over a round in which both take turns.</summary>
    private static async Task<(double Publish, double List)> Round(
        ProfileWithPostings few,
        ProfileWithPostings many,
        TimeSpan length
    )
    {
        var turns = new Turns();
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < length)
        {
            foreach (var (profile, name) in new[] { (few, "few"), (many, "many") })
            {
                var version = await profile.ChangeDraft();
                await turns.Time($"publish {name}", () => profile.Publish(version));
                await turns.Time($"list {name}", profile.List);
            }
        }

        turns.Print();
        return (turns.Ratio("publish"), turns.Ratio("list"));
    }

    private static bool Met(string what, IEnumerable<double> ratios, double most) =>
        Turns.Met($"{what}, {Many} live postings over {Few}", ratios, most);
}
