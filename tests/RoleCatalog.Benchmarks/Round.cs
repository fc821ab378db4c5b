using System.Diagnostics;

namespace RoleCatalog.Benchmarks;

/// <summary>What one contender did in one round.</summary>
internal sealed record Round(int Commands, double Rate, TimeSpan P50, TimeSpan P99, TimeSpan Max)
{
    public static async Task<Round> Of(IContender contender, TimeSpan length)
    {
        var started = Stopwatch.GetTimestamp();
        var callers = Enumerable.Range(0, contender.Callers).Select(caller => Call(contender, caller, started, length));
        var latencies = (await Task.WhenAll(callers)).SelectMany(times => times).ToArray();
        var elapsed = Stopwatch.GetElapsedTime(started);
        await contender.Settle();
        Array.Sort(latencies);
        return new Round(
            latencies.Length,
            latencies.Length / elapsed.TotalSeconds,
            At(latencies, 0.50),
            At(latencies, 0.99),
            At(latencies, 1)
        );
    }

    private static async Task<List<long>> Call(IContender contender, int caller, long started, TimeSpan length)
    {
        // Callers start beside each other even where a command completes at once.
        await Task.Yield();
        var latencies = new List<long>(64 * 1024);
        while (Stopwatch.GetElapsedTime(started) < length)
        {
            var before = Stopwatch.GetTimestamp();
            await contender.Run(caller);
            latencies.Add(Stopwatch.GetTimestamp() - before);
        }

        return latencies;
    }

    private static TimeSpan At(long[] sorted, double share) =>
        Stopwatch.GetElapsedTime(0, sorted[(int)Math.Min(sorted.Length * share, sorted.Length - 1)]);
}
