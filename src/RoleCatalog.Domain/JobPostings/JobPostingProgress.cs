namespace RoleCatalog.Domain.JobPostings;

/// <summary>How far a posting has come; the draft and the published state each have the version at which they last changed.</summary>
public sealed record JobPostingProgress
{
    public required JobPostingStatus Status { get; init; }

    public required int DraftVersion { get; init; }

    public int? PublicVersion { get; init; }

    public int? LatestEdition { get; init; }

    public DateTimeOffset? FirstPublishedAt { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    public Closure? Closure { get; init; }

    public required Lifetime Lifetime { get; init; }

    public static JobPostingProgress Begun(DateTimeOffset now) =>
        new()
        {
            Status = JobPostingStatus.Draft,
            DraftVersion = 1,
            Lifetime = Lifetime.From(now),
        };

    public JobPostingProgress WithEdition(int version, DateTimeOffset now) =>
        this with
        {
            Status = JobPostingStatus.Published,
            PublicVersion = version,
            LatestEdition = (LatestEdition ?? 0) + 1,
            FirstPublishedAt = FirstPublishedAt ?? now,
            Lifetime = Lifetime.ChangedAt(now),
        };
}
