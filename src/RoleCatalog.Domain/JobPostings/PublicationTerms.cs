using RoleCatalog.Domain.Localization;
using RoleCatalog.Domain.RoleDescriptions;
using RoleCatalog.Domain.SkillProfiles;
using RoleCatalog.Domain.Skills;

namespace RoleCatalog.Domain.JobPostings;

/// <summary>What a publication depends on outside the posting, as it stands in the same transaction.</summary>
/// <param name="Role">The role of the pinned revision, or the posting's own.</param>
/// <param name="ProfileStatus">The status of the pinned profile; null without one.</param>
/// <param name="SkillLabels">The labels of the skills that fill placeholders.</param>
public sealed record PublicationTerms(
    RoleDescription Role,
    SkillProfileStatus? ProfileStatus,
    IReadOnlyDictionary<SkillId, (LocalizedText Labels, LanguageTag Source)> SkillLabels
)
{
    /// <summary>What the latest edition was made from; null before the first.</summary>
    public JobPostingContent? Latest { get; init; }

    /// <summary>The languages that every text must have.</summary>
    public IReadOnlyList<LanguageTag> RequiredLanguages { get; init; } = [];
}
