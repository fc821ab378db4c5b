namespace RoleCatalog.Domain.SkillProfiles;

public static class SkillProfileErrors
{
    public static DomainException NotFound(string idOrKey) =>
        new(Fault.NotFound, "skill-profile-not-found", $"There is no skill profile '{idOrKey}'.");

    public static DomainException NeverPublished(string idOrKey) =>
        new(
            Fault.NotFound,
            "skill-profile-not-published",
            $"The skill profile '{idOrKey}' has not been published yet; its draft is at /v1/skill-profiles/{idOrKey}/draft."
        );

    public static DomainError RevisionNotFound(string idOrKey, int number, int latest, string field) =>
        new(
            "revision-not-found",
            $"The skill profile '{idOrKey}' has no revision {number}; {Limits.NumbersUpTo(latest)}.",
            field
        );

    /// <summary>A revision that the body of a request names.</summary>
    public static DomainException RevisionUnknown(string idOrKey, int number) =>
        new("revision-unknown", $"The skill profile '{idOrKey}' has no revision {number}.", "/revision");

    public static DomainError KeyTaken(CatalogKey key) =>
        new("key-taken", $"Another skill profile has the key '{key}'.", "/key");

    public static DomainException IsRetired(string idOrKey) =>
        new(
            Fault.Conflict,
            "skill-profile-retired",
            $"The skill profile '{idOrKey}' is retired and does not change any more."
        );

    public static DomainException NothingToPublish(SkillProfile profile) =>
        new(
            Fault.Conflict,
            "nothing-to-publish",
            $"The draft of '{profile.Key}' says what revision {profile.Progress.LatestRevision} says."
        );
}
