using static RoleCatalog.Domain.JobPostings.JobPostingStatus;
using static RoleCatalog.Domain.JobPostings.JobPostingStep;

namespace RoleCatalog.Domain.JobPostings;

public enum JobPostingStatus
{
    Draft,
    Scheduled,
    Published,
    Suspended,
    Closed,
}

/// <summary>What can be done with a posting, named as the API does; the clock does the last three.</summary>
public enum JobPostingStep
{
    ChangeDraft,
    DiscardDraft,
    ChangeContact,
    Publish,
    Schedule,
    Unschedule,
    Suspend,
    Resume,
    FillOpening,
    Close,
    Reopen,
    PublishOnTime,
    RefuseOnTime,
    Expire,
}

/// <summary>In this state a step is allowed, and leads to that state; to none when the posting is gone.</summary>
public sealed record JobPostingTransition(JobPostingStatus From, JobPostingStep Step, JobPostingStatus? To);

/// <summary>The life of a posting: every step that is allowed is a line here, and what is not here is refused.</summary>
public static class JobPostingLifecycle
{
    public static IReadOnlyList<JobPostingTransition> Transitions { get; } =
    [
        new(Draft, ChangeDraft, Draft),
        new(Draft, ChangeContact, Draft),
        new(Draft, DiscardDraft, null),
        new(Draft, Publish, Published),
        new(Draft, Schedule, Scheduled),
        new(Scheduled, ChangeContact, Scheduled),
        new(Scheduled, Unschedule, Draft),
        new(Scheduled, PublishOnTime, Published),
        new(Scheduled, RefuseOnTime, Draft),
        new(Published, ChangeDraft, Published),
        new(Published, DiscardDraft, Published),
        new(Published, ChangeContact, Published),
        new(Published, Publish, Published),
        new(Published, FillOpening, Published),
        new(Published, Suspend, Suspended),
        new(Published, Close, Closed),
        new(Published, Expire, Closed),
        new(Suspended, ChangeDraft, Suspended),
        new(Suspended, DiscardDraft, Suspended),
        new(Suspended, ChangeContact, Suspended),
        new(Suspended, Publish, Suspended),
        new(Suspended, FillOpening, Suspended),
        new(Suspended, Resume, Published),
        new(Suspended, Close, Closed),
        new(Suspended, Expire, Closed),
        new(Closed, ChangeDraft, Closed),
        new(Closed, DiscardDraft, Closed),
        new(Closed, Reopen, Published),
    ];

    public static bool IsTheClocks(JobPostingStep step) => step is PublishOnTime or RefuseOnTime or Expire;

    /// <summary>The steps that people may take in a state.</summary>
    public static IReadOnlyList<JobPostingStep> Allowed(JobPostingStatus status) =>
        [
            .. Transitions
                .Where(transition => transition.From == status && !IsTheClocks(transition.Step))
                .Select(transition => transition.Step),
        ];

    /// <summary>Where the step leads to; it is refused when the state does not allow it.</summary>
    public static JobPostingStatus? Next(JobPostingStatus status, JobPostingStep step) =>
        Transitions.FirstOrDefault(transition => transition.From == status && transition.Step == step) is { } transition
            ? transition.To
            : throw JobPostingErrors.NotAllowed(status, step);
}
