namespace RoleCatalog.Infrastructure.Changes.Streaming;

/// <summary>What the stream keeps for all subscribers, and takes for each.</summary>
internal sealed record StreamOptions
{
    /// <summary>The newest changes, at most so many and of so many bytes.</summary>
    public int Recent { get; init; } = 1_000;

    public long RecentBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>How many changes the log is asked for at a time.</summary>
    public int Page { get; init; } = 256;

    /// <summary>How many changes a subscriber is given at a time.</summary>
    public int Portion { get; init; } = 64;

    /// <summary>What a subscriber who is behind holds in its hand, about, however large the changes are.</summary>
    public int PortionBytes { get; init; } = 64 * 1024;

    /// <summary>How many of those who are behind read the store at the same time.</summary>
    public int Readers { get; init; } = 2;

    /// <summary>Before the log is read again that could not be read.</summary>
    public TimeSpan Retry { get; init; } = TimeSpan.FromSeconds(1);
}
