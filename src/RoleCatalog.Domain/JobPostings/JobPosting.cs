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
    public static readonly DomainEvent Scheduled = new("job-posting.scheduled", IsPublic: false);
    public static readonly DomainEvent Unscheduled = new("job-posting.unscheduled", IsPublic: false);
    public static readonly DomainEvent PublicationRefused = new("job-posting.publication-refused", IsPublic: false);
    public static readonly DomainEvent Suspended = new("job-posting.suspended", IsPublic: true);
    public static readonly DomainEvent Resumed = new("job-posting.resumed", IsPublic: true);
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

    /// <summary>Replaces what the draft says; the same again changes nothing, and so is refused in no status.</summary>
    /// <param name="written">A language whose texts were written just now, so that none of them is behind.</param>
    public void ChangeDraft(
        JobPostingContent draft,
        int expectedVersion,
        DateTimeOffset now,
        LanguageTag? written = null
    )
    {
        EnsureCurrent(expectedVersion, Progress.DraftVersion);
        var after = draft.After(Draft, written);
        if (after == Draft)
        {
            return;
        }

        var status = Ensure(JobPostingStep.ChangeDraft);
        Draft = NewDraft = after;
        Raise(DraftChanged);
        Progress = Progress.WithDraft(status!.Value, Version, now);
    }

    /// <summary>Takes the draft back to what the latest edition was made from; a posting without one is gone.</summary>
    public void DiscardDraft(JobPostingContent? ofLatestEdition, int expectedVersion, DateTimeOffset now)
    {
        var status = Ensure(JobPostingStep.DiscardDraft);
        EnsureCurrent(expectedVersion, Progress.DraftVersion);
        if (Draft == ofLatestEdition)
        {
            throw JobPostingErrors.NothingToDiscard(Progress.LatestEdition!.Value);
        }

        Raise(status is null ? Discarded : DraftDiscarded);
        if (status is { } stays)
        {
            Draft = NewDraft = ofLatestEdition!;
            Progress = Progress.WithDraft(stays, Version, now);
        }
    }

    /// <summary>Makes the draft the next edition, unless anything stands against it; then all that does is named at once.</summary>
    public void Publish(PublicationTerms terms, int expectedVersion, DateTimeOffset now)
    {
        var status = Ensure(JobPostingStep.Publish);
        EnsureCurrent(expectedVersion, Progress.DraftVersion);
        if (Draft == terms.Latest)
        {
            throw JobPostingErrors.NothingToPublish(Progress.LatestEdition!.Value);
        }

        Refuse(PublicationGate.Problems(Draft, terms, Progress.FilledOpenings, now));
        MakeEdition(status!.Value, Progress.LatestEdition is null ? Published : Changed, terms, now);
    }

    /// <summary>Has the clock publish the draft at an instant; refused like a publication that took place then.</summary>
    public void Schedule(PublicationTerms terms, DateTimeOffset publishAt, int expectedVersion, DateTimeOffset now)
    {
        var status = Ensure(JobPostingStep.Schedule);
        EnsureCurrent(expectedVersion, Progress.DraftVersion);
        Refuse(PublicationGate.ScheduleProblems(Draft, terms, publishAt, now));
        Raise(Scheduled);
        Progress = Progress.WithDraft(status!.Value, Version, now) with { DueAt = publishAt };
    }

    public void Unschedule(int expectedVersion, DateTimeOffset now)
    {
        var status = Ensure(JobPostingStep.Unschedule);
        EnsureCurrent(expectedVersion, Progress.DraftVersion);
        Raise(Unscheduled);
        Progress = Progress.WithDraft(status!.Value, Version, now);
    }

    /// <summary>
    /// Publishes what was scheduled, as of the instant that it was scheduled for: the clock may come late. What stands
    /// against it by now makes it a draft again that tells why.
    /// </summary>
    public void PublishOnTime(PublicationTerms terms, DateTimeOffset now)
    {
        var status = Ensure(JobPostingStep.PublishOnTime);
        var problems = PublicationGate.Problems(Draft, terms, Progress.FilledOpenings, Progress.DueAt!.Value);
        if (problems.Count == 0)
        {
            MakeEdition(status!.Value, Published, terms, now);
            return;
        }

        status = Ensure(JobPostingStep.RefuseOnTime);
        Raise(PublicationRefused);
        Progress = Progress.WithDraft(status!.Value, Version, now) with
        {
            Refusal = new PublicationRefusal(now, problems),
        };
    }

    /// <summary>Takes a posting out of the lists for a while; it stays where it is, and says that it is suspended.</summary>
    public void Suspend(int expectedVersion, DateTimeOffset now) =>
        Move(JobPostingStep.Suspend, Suspended, expectedVersion, now);

    public void Resume(int expectedVersion, DateTimeOffset now) =>
        Move(JobPostingStep.Resume, Resumed, expectedVersion, now);

    /// <summary>Counts one of the published openings as filled; with the last of them the posting closes as filled.</summary>
    public void FillOpening(JobPostingContent? published, int expectedVersion, DateTimeOffset now)
    {
        var status = Ensure(JobPostingStep.FillOpening);
        EnsureCurrent(expectedVersion, Progress.PublicVersion!.Value);
        var filled = Progress.FilledOpenings + 1;
        if (filled < published!.Openings)
        {
            Raise(Changed);
            Progress = Progress.WithPublicState(status!.Value, Version, now);
        }
        else
        {
            End(Ensure(JobPostingStep.Close), new Closure(CloseReason.Filled, null), now);
        }

        Progress = Progress with { FilledOpenings = filled };
    }

    public void Close(Closure closure, int expectedVersion, DateTimeOffset now)
    {
        var status = Ensure(JobPostingStep.Close);
        EnsureCurrent(expectedVersion, Progress.PublicVersion!.Value);
        End(status, closure, now);
    }

    /// <summary>Ends what is live when its validity has passed.</summary>
    public void Expire(DateTimeOffset now) =>
        End(Ensure(JobPostingStep.Expire), new Closure(CloseReason.Expired, null), now);

    /// <summary>Publishes the draft of a closed posting as a new edition, unless anything stands against it.</summary>
    public void Reopen(PublicationTerms terms, int expectedVersion, DateTimeOffset now)
    {
        var status = Ensure(JobPostingStep.Reopen);
        EnsureCurrent(expectedVersion, Progress.DraftVersion);
        Refuse(PublicationGate.Problems(Draft, terms, filledOpenings: 0, now));
        MakeEdition(status!.Value, Published, terms, now);
    }

    public void EnsureDraftMayChange() => Ensure(JobPostingStep.ChangeDraft);

    public void EnsureMayHaveContact() => Ensure(JobPostingStep.ChangeContact);

    private void Move(JobPostingStep step, DomainEvent happened, int expectedVersion, DateTimeOffset now)
    {
        var status = Ensure(step);
        EnsureCurrent(expectedVersion, Progress.PublicVersion!.Value);
        Raise(happened);
        Progress = Progress.WithPublicState(status!.Value, Version, now);
    }

    private void MakeEdition(JobPostingStatus status, DomainEvent happened, PublicationTerms terms, DateTimeOffset now)
    {
        Raise(happened);
        Progress = Progress.WithEdition(status, Version, Draft.Validity?.EndsAt, now);
        NewEdition = JobPostingEdition.Compose(Progress.LatestEdition!.Value, Draft, terms, now);
    }

    private void End(JobPostingStatus? status, Closure closure, DateTimeOffset now)
    {
        Raise(Closed);
        Progress = Progress.WithPublicState(status!.Value, Version, now) with
        {
            Closure = closure,
            ClosedAt = now,
            DueAt = null,
        };
    }

    private JobPostingStatus? Ensure(JobPostingStep step) => JobPostingLifecycle.Next(Status, step);

    private static void Refuse(IReadOnlyList<DomainError> problems)
    {
        if (problems.Count > 0)
        {
            throw new DomainException(Fault.Rule, problems);
        }
    }
}
