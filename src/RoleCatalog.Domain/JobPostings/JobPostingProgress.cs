namespace RoleCatalog.Domain.JobPostings;

/// <summary>How far a posting has come; the draft and the published state each have the version at which they last changed.</summary>
public sealed record JobPostingProgress
{
    public required JobPostingStatus Status { get; init; }

    public required int DraftVersion { get; init; }

    public int? PublicVersion { get; init; }

    public int? LatestEdition { get; init; }

    /// <summary>How many openings were filled since the posting was published or reopened.</summary>
    public int FilledOpenings { get; init; }

    /// <summary>When the clock acts next: it publishes what is scheduled, and lets what is live expire.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Why the last scheduled publication did not happen; gone when the draft is changed, scheduled or published.</summary>
    public PublicationRefusal? Refusal { get; init; }

    public DateTimeOffset? FirstPublishedAt { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    public Closure? Closure { get; init; }

    public required Lifetime Lifetime { get; init; }

    public bool IsDue(DateTimeOffset now) => DueAt <= now;

    public DateTimeOffset? PublishAt => Status == JobPostingStatus.Scheduled ? DueAt : null;

    public static JobPostingProgress Begun(DateTimeOffset now) =>
        new()
        {
            Status = JobPostingStatus.Draft,
            DraftVersion = 1,
            Lifetime = Lifetime.From(now),
        };

    /// <summary>After a step that changed the draft as it is read.</summary>
    public JobPostingProgress WithDraft(JobPostingStatus status, int version, DateTimeOffset now) =>
        this with
        {
            Status = status,
            DraftVersion = version,
            Refusal = null,
            DueAt = PublishAt is null ? DueAt : null,
            Lifetime = Lifetime.ChangedAt(now),
        };

    public JobPostingProgress WithEdition(
        JobPostingStatus status,
        int version,
        DateTimeOffset? expiresAt,
        DateTimeOffset now
    )
    {
        // The draft says when it is to be published, or why it was not; with that gone it is another one.
        var draftVersion = PublishAt is null && Refusal is null ? DraftVersion : version;
        return this with
        {
            Status = status,
            DraftVersion = draftVersion,
            PublicVersion = version,
            LatestEdition = (LatestEdition ?? 0) + 1,
            FilledOpenings = Closure is null ? FilledOpenings : 0,
            DueAt = expiresAt,
            Refusal = null,
            FirstPublishedAt = FirstPublishedAt ?? now,
            ClosedAt = null,
            Closure = null,
            Lifetime = Lifetime.ChangedAt(now),
        };
    }

    /// <summary>After a step that changed the published state and made no edition.</summary>
    public JobPostingProgress WithPublicState(JobPostingStatus status, int version, DateTimeOffset now) =>
        this with
        {
            Status = status,
            PublicVersion = version,
            Lifetime = Lifetime.ChangedAt(now),
        };
}

/// <summary>When a scheduled publication was refused, and every reason.</summary>
public sealed record PublicationRefusal(DateTimeOffset At, IReadOnlyList<DomainError> Errors);

public enum CloseReason
{
    Filled,
    Cancelled,
    Expired,
}

/// <summary>Why a posting was closed.</summary>
public sealed record Closure(CloseReason Reason, string? Note)
{
    public const int MaxNoteLength = 1_000;
}
