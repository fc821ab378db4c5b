using RoleCatalog.Domain.SkillProfiles;

namespace RoleCatalog.Domain.JobPostings;

public static class JobPostingErrors
{
    public const string NothingToRebaseCode = "nothing-to-rebase";

    public static DomainException NotFound(string id) =>
        new(Fault.NotFound, "job-posting-not-found", $"There is no job posting '{id}'.");

    public static DomainException NeverPublished(JobPostingId id) =>
        new(
            Fault.NotFound,
            "job-posting-not-published",
            $"The job posting '{id}' has not been published yet; its draft is at /v1/job-postings/{id}/draft."
        );

    public static DomainError EditionNotFound(string id, int number, int latest, string field) =>
        new(
            "edition-not-found",
            $"The job posting '{id}' has no edition {number}; {Limits.NumbersUpTo(latest)}.",
            field
        );

    public static DomainException NotAllowed(JobPostingStatus status, JobPostingStep step)
    {
        var allowed = JobPostingLifecycle.Allowed(status).Select(step => Name(step)).ToList();
        return new DomainException(
            Fault.Conflict,
            "job-posting-status",
            $"The job posting is {Name(status)}, which does not allow {Name(step)}; allowed are {string.Join(", ", allowed)}."
        )
        {
            Allowed = allowed,
        };
    }

    public static DomainException NothingToPublish(int edition) =>
        new(Fault.Conflict, "nothing-to-publish", $"The draft has not changed since edition {edition}.");

    public static DomainException NothingToDiscard(int edition) =>
        new(Fault.Conflict, "nothing-to-discard", $"The draft has not changed since edition {edition}.");

    public static DomainException NothingToRebase(ProfilePin draft, ProfilePin target) =>
        new(
            Fault.Conflict,
            NothingToRebaseCode,
            $"The draft is made from revision {draft.Revision} already, and revision {target.Revision} is no newer one."
        );

    public static DomainException NotOfProfile(JobPostingId id) =>
        new(
            Fault.Conflict,
            "job-posting-of-other-profile",
            $"The draft of the job posting '{id}' is not made from this profile."
        );

    public static DomainException WithoutProfile(JobPostingId id) =>
        new(
            Fault.Conflict,
            "job-posting-without-profile",
            $"The draft of the job posting '{id}' has a role of its own, and no profile that it could follow."
        );

    public static DomainError ProfileUnknown(string idOrKey) =>
        new("skill-profile-unknown", $"There is no skill profile '{idOrKey}'.");

    public static DomainError ProfileNotPublished(string idOrKey) =>
        new("skill-profile-not-published", $"The skill profile '{idOrKey}' has no published revision yet.");

    public static DomainError RevisionUnknown(SkillProfile profile, int revision) =>
        new("revision-unknown", $"The skill profile '{profile.Key}' has no revision {revision}.");

    /// <summary>The name on the wire: <c>fill-opening</c>.</summary>
    private static string Name(Enum value) =>
        string.Concat(
                value.ToString().Select((letter, at) => at > 0 && char.IsUpper(letter) ? $"-{letter}" : $"{letter}")
            )
            .ToLowerInvariant();
}
