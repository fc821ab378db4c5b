namespace RoleCatalog.Contracts;

/// <summary>
/// The types of event that there are. More will come: ignore a type that you do not know. A type never changes its meaning; where
/// that is needed a <c>.v2</c> comes beside it.
/// </summary>
public static class CatalogEventTypes
{
    /// <summary>A skill is there.</summary>
    public const string SkillDefined = "rolecatalog.skill.defined.v1";

    /// <summary>A skill's names, description or relations are others.</summary>
    public const string SkillChanged = "rolecatalog.skill.changed.v1";

    /// <summary>A skill is no longer to be used.</summary>
    public const string SkillDeprecated = "rolecatalog.skill.deprecated.v1";

    /// <summary>A skill has ended in another, which has its names now, by an event <c>changed</c> of its own.</summary>
    public const string SkillMerged = "rolecatalog.skill.merged.v1";

    /// <summary>A profile has a new revision.</summary>
    public const string SkillProfilePublished = "rolecatalog.skill-profile.published.v1";

    /// <summary>A profile is no longer to be used.</summary>
    public const string SkillProfileRetired = "rolecatalog.skill-profile.retired.v1";

    /// <summary>A posting is open: for the first time, or again.</summary>
    public const string JobPostingPublished = "rolecatalog.job-posting.published.v1";

    /// <summary>A posting has a new edition, or other facts.</summary>
    public const string JobPostingChanged = "rolecatalog.job-posting.changed.v1";

    /// <summary>A posting is not to be shown for a while.</summary>
    public const string JobPostingSuspended = "rolecatalog.job-posting.suspended.v1";

    /// <summary>A suspended posting is open again.</summary>
    public const string JobPostingResumed = "rolecatalog.job-posting.resumed.v1";

    /// <summary>A posting has ended: filled, cancelled or expired.</summary>
    public const string JobPostingClosed = "rolecatalog.job-posting.closed.v1";

    /// <summary>All whose state is a <see cref="RoleCatalog.Contracts.Skills.SkillState"/>.</summary>
    public static IReadOnlyList<string> OfSkills { get; } = [SkillDefined, SkillChanged, SkillDeprecated, SkillMerged];

    /// <summary>All whose state is a <see cref="RoleCatalog.Contracts.SkillProfiles.SkillProfileState"/>.</summary>
    public static IReadOnlyList<string> OfSkillProfiles { get; } = [SkillProfilePublished, SkillProfileRetired];

    /// <summary>All whose state is a <see cref="RoleCatalog.Contracts.JobPostings.JobPostingState"/>.</summary>
    public static IReadOnlyList<string> OfJobPostings { get; } =
    [JobPostingPublished, JobPostingChanged, JobPostingSuspended, JobPostingResumed, JobPostingClosed];
}
