using RoleCatalog.Domain.Localization;

namespace RoleCatalog.Domain.JobPostings;

/// <summary>
/// An offer made from a profile revision, or freely. Its draft is the working copy, and stays after a publication for the
/// next one; publishing makes an edition: an immutable, numbered state in which the text is filled in.
/// </summary>
public sealed class JobPosting : AggregateRoot
{
    public static readonly DomainEvent Created = new("job-posting.created", IsPublic: false);
    public static readonly DomainEvent DraftChanged = new("job-posting.draft-changed", IsPublic: false);
    public static readonly DomainEvent DraftDiscarded = new("job-posting.draft-discarded", IsPublic: false);
    public static readonly DomainEvent Discarded = new("job-posting.discarded", IsPublic: false);
    public static readonly DomainEvent Published = new("job-posting.published", IsPublic: true);
    public static readonly DomainEvent Changed = new("job-posting.changed", IsPublic: true);
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

    /// <summary>Whether readers may be looking at it, now or again soon.</summary>
    public bool IsLive => Status is JobPostingStatus.Published or JobPostingStatus.Suspended;

    /// <summary>What this unit of work wrote into the draft.</summary>
    public JobPostingContent? NewDraft { get; private set; }

    /// <summary>The edition that this unit of work published.</summary>
    public JobPostingEdition? NewEdition { get; private set; }

    public static JobPosting Create(JobPostingId id, JobPostingContent draft, DateTimeOffset now)
    {
        var posting = new JobPosting(id, draft, JobPostingProgress.Begun(now), version: 0) { NewDraft = draft };
        posting.Raise(Created);
        return posting;
    }

    public static JobPosting Restore(
        JobPostingId id,
        JobPostingContent draft,
        JobPostingProgress progress,
        int version
    ) => new(id, draft, progress, version);

    /// <param name="written">A language whose texts were written just now, so that none of them is behind.</param>
    public void ChangeDraft(
        JobPostingContent draft,
        int expectedVersion,
        DateTimeOffset now,
        LanguageTag? written = null
    )
    {
        var status = Ensure(JobPostingStep.ChangeDraft);
        EnsureCurrent(expectedVersion, Progress.DraftVersion);
        Draft = NewDraft = draft.After(Draft, written);
        Raise(DraftChanged);
        Progress = Progress.WithDraft(status!.Value, Version, now);
    }

    /// <summary>Takes the draft back to what the latest edition was made from; a posting without one is gone.</summary>
    public void DiscardDraft(JobPostingContent? ofLatestEdition, int expectedVersion, DateTimeOffset now)
    {
        var status = Ensure(JobPostingStep.DiscardDraft);
        EnsureCurrent(expectedVersion, Progress.DraftVersion);
        if (!Progress.HasUnpublishedChanges)
        {
            throw JobPostingErrors.NothingToDiscard(Progress.LatestEdition!.Value);
        }

        Raise(status is null ? Discarded : DraftDiscarded);
        if (status is { } stays)
        {
            Draft = ofLatestEdition!;
            Progress = Progress.WithDraft(stays, Version, now) with { EditionDraftVersion = Version };
        }
    }

    /// <summary>Makes the draft the next edition, unless anything stands against it; then all that does is named at once.</summary>
    public void Publish(PublicationTerms terms, int expectedVersion, DateTimeOffset now)
    {
        var status = Ensure(JobPostingStep.Publish);
        EnsureCurrent(expectedVersion, Progress.DraftVersion);
        if (!Progress.HasUnpublishedChanges)
        {
            throw JobPostingErrors.NothingToPublish(Progress.LatestEdition!.Value);
        }

        EnsureMayBePublished(terms, now);
        MakeEdition(status!.Value, Progress.LatestEdition is null ? Published : Changed, terms, now);
    }

    public void Close(Closure closure, int expectedVersion, DateTimeOffset now)
    {
        var status = Ensure(JobPostingStep.Close);
        EnsureCurrent(expectedVersion, Progress.PublicVersion!.Value);
        End(status!.Value, closure, now);
    }

    public void EnsureMayHaveContact() => Ensure(JobPostingStep.ChangeContact);

    private void EnsureMayBePublished(PublicationTerms terms, DateTimeOffset now)
    {
        var problems = PublicationGate.Problems(Draft, terms, now);
        if (problems.Count > 0)
        {
            throw new DomainException(Fault.Rule, problems);
        }
    }

    private void MakeEdition(JobPostingStatus status, DomainEvent happened, PublicationTerms terms, DateTimeOffset now)
    {
        Raise(happened);
        Progress = Progress.WithEdition(status, Version, Draft.Validity?.EndsAt, now);
        NewEdition = JobPostingEdition.Compose(Progress.LatestEdition!.Value, Draft, terms, now);
    }

    private void End(JobPostingStatus status, Closure closure, DateTimeOffset now)
    {
        Raise(Closed);
        Progress = Progress.WithPublicState(status, Version, now) with
        {
            Closure = closure,
            ClosedAt = now,
            DueAt = null,
        };
    }

    private JobPostingStatus? Ensure(JobPostingStep step) => JobPostingLifecycle.Next(Status, step);
}
