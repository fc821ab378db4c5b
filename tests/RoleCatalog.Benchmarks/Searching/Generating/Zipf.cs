using System.Diagnostics.CodeAnalysis;

namespace RoleCatalog.Benchmarks.Searching.Generating;

/// <summary>Draws from a list as language does: the first often, the next half as often, then a third.</summary>
internal sealed class Zipf
{
    private readonly double[] sums;

    public Zipf(int count)
        : this(Enumerable.Range(1, count).Select(rank => 1.0 / rank)) { }

    /// <param name="weights">How often each is drawn, in any measure.</param>
    public Zipf(IEnumerable<double> weights)
    {
        var sum = 0.0;
        sums = [.. weights.Select(weight => sum += weight)];
    }

    public int Draw(Random random)
    {
        var at = Array.BinarySearch(sums, random.NextDouble() * sums[^1]);
        return Math.Min(at < 0 ? ~at : at + 1, sums.Length - 1);
    }
}

internal static class Draws
{
    /// <summary>The same draws for the same seeds.</summary>
    [SuppressMessage("Security", "S2245", Justification = "What is drawn is no secret, and is to be drawn again.")]
    public static Random Of(int seed, int number) =>
        new(unchecked((int)((((uint)seed * 0x9E3779B1u) ^ (uint)number) * 0x85EBCA6Bu)));

    public static bool In(this Random random, double share) => random.NextDouble() < share;

    public static T Of<T>(this Random random, IReadOnlyList<T> items) => items[random.Next(items.Count)];
}
