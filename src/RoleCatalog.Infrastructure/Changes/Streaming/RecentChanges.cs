using RoleCatalog.Application.Paging;

namespace RoleCatalog.Infrastructure.Changes.Streaming;

/// <summary>
/// All public changes of the last stretch of the log, as many as there is room for. It is replaced as a whole when the log grows, so that
/// any number of readers look at it without a lock.
/// </summary>
internal sealed class RecentChanges
{
    private readonly RecentChange[] changes;
    private readonly long bytes;

    private RecentChanges(string logId, long begin, long end, RecentChange[] changes, long bytes) =>
        (LogId, Begin, End, this.changes, this.bytes) = (logId, begin, end, changes, bytes);

    public static RecentChanges None { get; } = new("", long.MaxValue, 0, [], 0);

    public string LogId { get; }

    /// <summary>The position before the first that it tells of.</summary>
    public long Begin { get; }

    public long End { get; }

    public int Count => changes.Length;

    /// <summary>None so far, from the end of the log on.</summary>
    public static RecentChanges From(LogEnd end) => new(end.LogId, end.Position, end.Position, [], 0);

    /// <summary>Whether whoever has read up to there finds all that follows here.</summary>
    public bool Reaches(ChangeCursor cursor) => cursor.LogId == LogId && cursor.Position >= Begin;

    /// <summary>With what has come, and without the oldest where there is no room for them.</summary>
    public RecentChanges With(IReadOnlyCollection<RecentChange> next, long end, StreamOptions room)
    {
        var all = changes.Concat(next).ToArray();
        var (left, dropped) = (bytes + next.Sum(change => (long)change.Length), 0);
        while (dropped < all.Length && (all.Length - dropped > room.Recent || left > room.RecentBytes))
        {
            left -= all[dropped].Length;
            dropped++;
        }

        return new RecentChanges(LogId, dropped == 0 ? Begin : all[dropped - 1].Position, end, all[dropped..], left);
    }

    public ReadOnlySpan<RecentChange> After(long position, int most)
    {
        var (low, high) = (0, changes.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = changes[middle].Position <= position ? (middle + 1, high) : (low, middle);
        }

        return changes.AsSpan(low, Math.Min(most, changes.Length - low));
    }
}
