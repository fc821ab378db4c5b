using RoleCatalog.Domain.Localization;
using RoleCatalog.Domain.RoleDescriptions.Differences;

namespace RoleCatalog.Domain.SkillProfiles;

/// <summary>What a publication of a profile depends on outside its draft.</summary>
/// <param name="Latest">What the latest revision says; null before the first.</param>
/// <param name="RequiredLanguages">The languages that every text must have.</param>
public sealed record RevisionTerms(SkillProfileContent? Latest, IReadOnlyList<LanguageTag> RequiredLanguages)
{
    public static readonly RevisionTerms First = new(Latest: null, []);

    /// <summary>How far the draft is from the latest revision; the first revision is all content.</summary>
    public DifferenceKind KindOf(SkillProfileContent draft) =>
        Latest is null ? DifferenceKind.Content : RoleDifference.Of(Latest.Outline, draft.Outline).Kind;
}
