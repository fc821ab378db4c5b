using System.Diagnostics;

namespace RoleCatalog.Benchmarks.Searching;

/// <summary>How long one thing took, again and again in each of some rounds, in milliseconds.</summary>
internal sealed class Timings
{
    private readonly List<List<double>> rounds = [];

    /// <summary>The median of the rounds' medians.</summary>
    public double P50 => Median(0.50);

    /// <summary>The median of what one in twenty exceeded in each round.</summary>
    public double P95 => Median(0.95);

    public void BeginRound() => rounds.Add([]);

    public async Task Time(Func<Task> work)
    {
        var before = Stopwatch.GetTimestamp();
        await work();
        rounds[^1].Add(Stopwatch.GetElapsedTime(before).TotalMilliseconds);
    }

    public void Time(Action work)
    {
        var before = Stopwatch.GetTimestamp();
        work();
        rounds[^1].Add(Stopwatch.GetElapsedTime(before).TotalMilliseconds);
    }

    public static double At(IEnumerable<double> times, double share)
    {
        var sorted = times.Order().ToList();
        return sorted[Math.Min((int)(sorted.Count * share), sorted.Count - 1)];
    }

    private double Median(double share) => At(rounds.Select(round => At(round, share)), 0.5);
}
