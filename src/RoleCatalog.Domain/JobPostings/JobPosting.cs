using RoleCatalog.Domain.SkillProfiles;

namespace RoleCatalog.Domain.JobPostings;

public enum JobPostingStatus
{
    Draft,
    Published,
    Closed,
}

public enum CloseReason
{
    Filled,
    Cancelled,
    Expired,
}

/// <summary>
/// An offer made from a profile revision, or freely. Publishing makes an edition: an immutable, numbered state in which the
/// text is filled in.
/// </summary>
public sealed class JobPosting : AggregateRoot
{
    public static readonly DomainEvent Created = new("job-posting.created", IsPublic: false);
    public static readonly DomainEvent DraftChanged = new("job-posting.draft-changed", IsPublic: false);
    public static readonly DomainEvent Published = new("job-posting.published", IsPublic: true);
    public static readonly DomainEvent Closed = new("job-posting.closed", IsPublic: true);

    private JobPosting(JobPostingId id, JobPostingContent draft, JobPostingProgress progress, int version)
        : base(version)
    {
        Id = id;
        Draft = draft;
        Progress = progress;
    }

    public JobPostingId Id { get; }

    public JobPostingContent Draft { get; private set; }

    public JobPostingProgress Progress { get; private set; }

    public JobPostingStatus Status => Progress.Status;

    /// <summary>The edition that this unit of work published.</summary>
    public JobPostingEdition? NewEdition { get; private set; }

    public static JobPosting Create(JobPostingId id, JobPostingContent draft, DateTimeOffset now)
    {
        var posting = new JobPosting(id, draft, JobPostingProgress.Begun(now), version: 0);
        posting.Raise(Created);
        return posting;
    }

    public static JobPosting Restore(
        JobPostingId id,
        JobPostingContent draft,
        JobPostingProgress progress,
        int version
    ) => new(id, draft, progress, version);

    public void ChangeDraft(JobPostingContent draft, int expectedVersion, DateTimeOffset now)
    {
        EnsureCurrent(expectedVersion, Progress.DraftVersion);
        Ensure(JobPostingStatus.Draft);
        Draft = draft;
        Raise(DraftChanged);
        Progress = Progress with { DraftVersion = Version, Lifetime = Progress.Lifetime.ChangedAt(now) };
    }

    /// <summary>Publishes the draft, unless anything stands against it; then all that does is named at once.</summary>
    public void Publish(PublicationTerms terms, int expectedVersion, DateTimeOffset now)
    {
        EnsureCurrent(expectedVersion, Progress.DraftVersion);
        Ensure(JobPostingStatus.Draft);
        var problems = PublicationGate.Problems(Draft, terms, now);
        if (problems.Count > 0)
        {
            throw new DomainException(Fault.Rule, problems);
        }

        Raise(Published);
        Progress = Progress.WithEdition(Version, now);
        NewEdition = JobPostingEdition.Compose(Progress.LatestEdition!.Value, Draft, terms, now);
    }

    public void Close(Closure closure, int expectedVersion, DateTimeOffset now)
    {
        Ensure(JobPostingStatus.Published);
        EnsureCurrent(expectedVersion, Progress.PublicVersion!.Value);
        Raise(Closed);
        Progress = Progress with
        {
            Status = JobPostingStatus.Closed,
            PublicVersion = Version,
            Closure = closure,
            ClosedAt = now,
            Lifetime = Progress.Lifetime.ChangedAt(now),
        };
    }

    public void EnsureMayHaveContact()
    {
        if (Status == JobPostingStatus.Closed)
        {
            throw JobPostingErrors.NotAllowed(Status, JobPostingStatus.Draft, JobPostingStatus.Published);
        }
    }

    private void Ensure(JobPostingStatus expected)
    {
        if (Status != expected)
        {
            throw JobPostingErrors.NotAllowed(Status, expected);
        }
    }
}

/// <summary>Why a posting was closed.</summary>
public sealed record Closure(CloseReason Reason, string? Note)
{
    public const int MaxNoteLength = 1_000;
}
