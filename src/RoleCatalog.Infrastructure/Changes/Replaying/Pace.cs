using System.Diagnostics;

namespace RoleCatalog.Infrastructure.Changes.Replaying;

/// <summary>Spreads events evenly over time. What waiting for confirmations takes is made up for, but for a moment's worth at most.</summary>
internal sealed class Pace(int perSecond, TimeProvider clock)
{
    public static readonly TimeSpan MadeUpFor = TimeSpan.FromMilliseconds(50);

    private readonly long interval = Stopwatch.Frequency / perSecond;
    private readonly long most = (long)(MadeUpFor.TotalSeconds * Stopwatch.Frequency);
    private long next = clock.GetTimestamp();

    /// <summary>Takes the next place, and tells how long it is until then.</summary>
    public TimeSpan Take()
    {
        var now = clock.GetTimestamp();
        var place = Math.Max(next, now - most);
        next = place + interval;
        return place > now ? Stopwatch.GetElapsedTime(now, place) : TimeSpan.Zero;
    }
}
