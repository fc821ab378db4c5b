namespace RoleCatalog.Application.Changes.Replaying;

/// <summary>A stretch of the change log that is sent to one queue again.</summary>
public sealed record Replay
{
    public required string Id { get; init; }

    /// <summary>The only queue that gets it.</summary>
    public required string Queue { get; init; }

    public required ReplayStatus Status { get; init; }

    /// <summary>Why it failed; before that, what it waits for.</summary>
    public string? Reason { get; init; }

    /// <summary>Cursor of the position behind which it begins.</summary>
    public required string From { get; init; }

    /// <summary>Cursor of the last position.</summary>
    public required string To { get; init; }

    /// <summary>Cursor of the position up to which everything that is asked for has been sent.</summary>
    public required string Position { get; init; }

    /// <summary>How many positions are to go.</summary>
    public required long Remaining { get; init; }

    /// <summary>How many events the broker has confirmed; those that a restart repeats count twice.</summary>
    public required long Sent { get; init; }

    /// <summary>The types of events; all when absent.</summary>
    public IReadOnlyList<string>? Types { get; init; }

    /// <summary>The one entity whose events are sent; absent when it is all.</summary>
    public string? Subject { get; init; }

    public required int RatePerSecond { get; init; }

    /// <summary>Who asked for it.</summary>
    public string? SubmittedBy { get; init; }

    public required DateTimeOffset SubmittedAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }
}

/// <summary>What has become of a replay.</summary>
public enum ReplayStatus
{
    /// <summary>It waits for those before it.</summary>
    Submitted,

    /// <summary>It is being sent, or waits for the broker.</summary>
    Running,

    Completed,

    Cancelled,

    Failed,
}
