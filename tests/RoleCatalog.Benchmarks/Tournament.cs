using System.Globalization;

namespace RoleCatalog.Benchmarks;

/// <summary>Runs contenders in turn, round by round, so that a noisy machine is noisy for all of them.</summary>
internal static class Tournament
{
    public static async Task<IReadOnlyDictionary<string, Result>> Run(Plan plan, IReadOnlyList<IContender> contenders)
    {
        foreach (var contender in contenders)
        {
            await contender.Start();
            await Round.Of(contender, plan.Length / 3);
        }

        var rounds = contenders.ToDictionary(contender => contender, _ => new List<Round>());
        for (var round = 0; round < plan.Rounds; round++)
        {
            foreach (var contender in contenders)
            {
                rounds[contender].Add(await Round.Of(contender, plan.Length));
            }
        }

        Print(rounds);
        return rounds.ToDictionary(pair => pair.Key.Name, pair => new Result(pair.Value), StringComparer.Ordinal);
    }

    /// <summary>Says whether a bar is met, and returns it.</summary>
    public static bool Check(string what, double figure, double least)
    {
        var met = figure >= least;
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{(met ? "PASS" : "FAIL")}  {what}: {figure:F2} (bar {least:F2})"
            )
        );
        return met;
    }

    private static void Print(Dictionary<IContender, List<Round>> rounds)
    {
        Console.WriteLine(
            $"{"", -46}{"callers", 8}{"rate/s", 9}{"least", 8}{"most", 8}{"p50 ms", 8}{"p99 ms", 8}{"max ms", 8}"
        );
        foreach (var (contender, all) in rounds)
        {
            var result = new Result(all);
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{contender.Name, -46}{contender.Callers, 8}{result.Rate, 9:F0}{all.Min(r => r.Rate), 8:F0}{all.Max(r => r.Rate), 8:F0}"
                        + $"{result.P50, 8:F2}{result.P99, 8:F2}{all.Max(r => r.Max).TotalMilliseconds, 8:F1}"
                )
            );
        }
    }
}
