using System.Diagnostics;
using System.Globalization;

namespace RoleCatalog.SystemTests.Broker;

/// <summary>How a backlog came to the consumer.</summary>
internal sealed record Drain(int Events, TimeSpan Began, double PerSecond)
{
    /// <summary>
    /// Waits until all of them have come. What comes first may have been under way already, and tells nothing of whether the
    /// service sends: a window of it is left out.
    /// </summary>
    /// <param name="ids">The events of the backlog.</param>
    /// <param name="returned">Since when nothing was in their way.</param>
    public static async Task<Drain> Of(IReadOnlyCollection<string> ids, long returned, EventCounter counter)
    {
        await counter.HasCome(ids);
        var at = ids.Select(id => counter.FirstAt(id)!.Value)
            .Where(came => came >= returned)
            .Order()
            .Skip(Faults.Window)
            .ToList();
        return new Drain(
            at.Count,
            Stopwatch.GetElapsedTime(returned, at[0]),
            at.Count / Stopwatch.GetElapsedTime(at[0], at[^1]).TotalSeconds
        );
    }

    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Events} events at {PerSecond:F0}/s, begun after {Began.TotalSeconds:F2} s"
        );
}
