using System.Diagnostics;

namespace RoleCatalog.Benchmarks.Taxonomy;

/// <summary>
/// Defining a skill costs no more than twice as much among 10,000 as among 100, the search for near-duplicates included;
/// nor does the first page of who asks for one, with 10,000 live postings against 10.
/// </summary>
internal static class Skills
{
    private const int FewSkills = 100;
    private const int ManySkills = 10_000;
    private const int FewPostings = 10;
    private const int ManyPostings = 10_000;
    private const double Most = 2;

    // What is defined stays: more would make many of the few.
    private const int DefinedARound = 20;

    public static async Task<int> Run(Plan plan)
    {
        await using var few = await CatalogOfSkills.Start(FewSkills, FewPostings);
        await using var many = await CatalogOfSkills.Start(ManySkills, ManyPostings);
        await Round(few, many, plan.Length);
        var rounds = new List<Turns>();
        for (var round = 0; round < plan.Rounds; round++)
        {
            rounds.Add(await Round(few, many, plan.Length));
        }

        var merging = new Turns();
        await merging.Time("merge few", few.Merge);
        await merging.Time("merge many", many.Merge);
        merging.Print();
        var total = await many.ReadUsage();
        bool[] met =
        [
            Tournament.Check($"the survivor of a merge has all {ManyPostings} uses", total == ManyPostings),
            Met(rounds, "define", $"defining a skill, {ManySkills} skills over {FewSkills}"),
            Met(rounds, "usage", $"the first page of usage, {ManyPostings} live postings over {FewPostings}"),
        ];
        return Array.TrueForAll(met, each => each) ? 0 : 1;
    }

    private static async Task<Turns> Round(CatalogOfSkills few, CatalogOfSkills many, TimeSpan length)
    {
        var turns = new Turns();
        var started = Stopwatch.GetTimestamp();
        for (var turn = 0; turn < DefinedARound || Stopwatch.GetElapsedTime(started) < length; turn++)
        {
            foreach (var (catalog, name) in new[] { (few, "few"), (many, "many") })
            {
                if (turn < DefinedARound)
                {
                    await turns.Time($"define {name}", catalog.Define);
                }

                await turns.Time($"usage {name}", catalog.ReadUsage);
            }
        }

        turns.Print();
        return turns;
    }

    private static bool Met(IEnumerable<Turns> rounds, string what, string told) =>
        Turns.Met(told, rounds.Select(round => round.Ratio(what)), Most);
}
