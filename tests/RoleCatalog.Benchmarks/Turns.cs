using System.Diagnostics;
using System.Globalization;

namespace RoleCatalog.Benchmarks;

/// <summary>How long the same work takes where there is little and where there is much, in turns.</summary>
internal sealed class Turns
{
    private readonly Dictionary<string, List<double>> times = [];

    public async Task Time(string what, Func<Task> work)
    {
        var before = Stopwatch.GetTimestamp();
        await work();
        if (!times.TryGetValue(what, out var known))
        {
            times[what] = known = [];
        }

        known.Add(Stopwatch.GetElapsedTime(before).TotalMilliseconds);
    }

    /// <summary>Of the medians of "what many" and "what few".</summary>
    public double Ratio(string what) => Median($"{what} many") / Median($"{what} few");

    public void Print() =>
        Console.WriteLine(
            string.Join(
                ", ",
                times.Keys.Select(what => string.Create(CultureInfo.InvariantCulture, $"{what} {Median(what):F2} ms"))
            )
        );

    /// <summary>Says whether the median of the ratios stays under its bar.</summary>
    public static bool Met(string what, IEnumerable<double> ratios, double most)
    {
        var sorted = ratios.Order().ToList();
        return Tournament.CheckAtMost(what, sorted[sorted.Count / 2], most);
    }

    private double Median(string what) => times[what].Order().ElementAt(times[what].Count / 2);
}
