using System.Globalization;

namespace RoleCatalog.Benchmarks;

/// <summary>Runs contenders in turn, round by round, so that a noisy machine is noisy for all of them.</summary>
internal static class Tournament
{
    public static async Task<IReadOnlyDictionary<IContender, Outcome>> Run(
        Plan plan,
        IEnumerable<IContender> contenders
    )
    {
        var outcomes = new Dictionary<IContender, Outcome>();
        foreach (var contender in contenders)
        {
            await contender.Start();
            outcomes[contender] = new Outcome(await Round.Of(contender, plan.Length), []);
        }

        for (var round = 0; round < plan.Rounds; round++)
        {
            foreach (var (contender, outcome) in outcomes)
            {
                outcome.Rounds.Add(await Round.Of(contender, plan.Length));
            }
        }

        Print(outcomes);
        return outcomes;
    }

    /// <summary>Says whether a bar is met, and returns it.</summary>
    public static bool Check(string what, double figure, double least)
    {
        var met = figure >= least;
        Write($"{Verdict(met)}  {what}: {figure:F2} (bar {least:F2})");
        return met;
    }

    /// <summary>Says whether a figure stays under its bar, and returns it.</summary>
    public static bool CheckAtMost(string what, double figure, double most)
    {
        var met = figure <= most;
        Write($"{Verdict(met)}  {what}: {figure:F2} (bar {most:F2})");
        return met;
    }

    /// <summary>Says whether what the comparison rests on holds, and returns it.</summary>
    public static bool Check(string what, bool holds)
    {
        Write($"{Verdict(holds)}  {what}");
        return holds;
    }

    private static string Verdict(bool met) => met ? "PASS" : "FAIL";

    private static void Print(Dictionary<IContender, Outcome> outcomes)
    {
        Write(
            $"{"", -48}{"callers", 8}{"rate/s", 9}{"least", 8}{"most", 8}{"cpu us", 8}{"p50 ms", 8}{"p99 ms", 8}{"max ms", 8}"
        );
        foreach (var (contender, outcome) in outcomes)
        {
            var rate = outcome.Median(round => round.Rate);
            var cpu = outcome.Median(round => round.Cpu.TotalMicroseconds);
            var p50 = outcome.Median(round => round.P50.TotalMilliseconds);
            var p99 = outcome.Median(round => round.P99.TotalMilliseconds);
            var (least, most) = (outcome.Rounds.Min(round => round.Rate), outcome.Rounds.Max(round => round.Rate));
            var max = outcome.Rounds.Max(round => round.Max).TotalMilliseconds;
            Write(
                $"{contender.Name, -48}{contender.Callers, 8}{rate, 9:F0}{least, 8:F0}{most, 8:F0}{cpu, 8:F0}{p50, 8:F2}{p99, 8:F2}{max, 8:F1}"
            );
        }
    }

    private static void Write(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
