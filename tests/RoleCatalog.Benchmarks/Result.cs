namespace RoleCatalog.Benchmarks;

/// <summary>The medians of a contender's rounds, times in milliseconds.</summary>
internal sealed record Result(double Rate, double P50, double P99)
{
    public Result(IReadOnlyCollection<Round> rounds)
        : this(
            Median(rounds, round => round.Rate),
            Median(rounds, round => round.P50.TotalMilliseconds),
            Median(rounds, round => round.P99.TotalMilliseconds)
        ) { }

    private static double Median(IReadOnlyCollection<Round> rounds, Func<Round, double> figure) =>
        rounds.Select(figure).Order().ElementAt(rounds.Count / 2);
}
