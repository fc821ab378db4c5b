namespace RoleCatalog.Benchmarks;

/// <summary>What one contender did: a round to warm up, then those that count.</summary>
internal sealed record Outcome(Round WarmUp, List<Round> Rounds)
{
    public long Commands => WarmUp.Commands + Rounds.Sum(round => (long)round.Commands);

    public double Median(Func<Round, double> figure) => Median(Rounds.Select(figure));

    /// <summary>The median of how this one and the other compare, round by round.</summary>
    public double Compare(Outcome other, Func<Round, Round, double> ratio) => Median(Rounds.Zip(other.Rounds, ratio));

    private static double Median(IEnumerable<double> figures)
    {
        var sorted = figures.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
