using RoleCatalog.Domain.SkillProfiles;

namespace RoleCatalog.Domain.JobPostings;

public static class JobPostingErrors
{
    public static DomainException NotFound(string id) =>
        new(Fault.NotFound, "job-posting-not-found", $"There is no job posting '{id}'.");

    public static DomainException NeverPublished(JobPostingId id) =>
        new(
            Fault.NotFound,
            "job-posting-not-published",
            $"The job posting '{id}' has not been published yet; its draft is at /v1/job-postings/{id}/draft."
        );

    public static DomainException EditionNotFound(JobPostingId id, int number) =>
        new(Fault.NotFound, "edition-not-found", $"The job posting '{id}' has no edition {number}.");

    public static DomainException NotAllowed(JobPostingStatus actual, params JobPostingStatus[] allowed) =>
        new(
            Fault.Conflict,
            "job-posting-status",
            $"The job posting is {Name(actual)}; this step is allowed while it is {string.Join(" or ", allowed.Select(Name))}."
        );

    public static DomainError ProfileUnknown(string idOrKey) =>
        new("skill-profile-unknown", $"There is no skill profile '{idOrKey}'.");

    public static DomainError ProfileNotPublished(string idOrKey) =>
        new("skill-profile-not-published", $"The skill profile '{idOrKey}' has no published revision yet.");

    public static DomainError RevisionUnknown(SkillProfile profile, int revision) =>
        new("revision-unknown", $"The skill profile '{profile.Key}' has no revision {revision}.");

    private static string Name(JobPostingStatus status) => status.ToString().ToLowerInvariant();
}
