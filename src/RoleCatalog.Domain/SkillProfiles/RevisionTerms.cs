using RoleCatalog.Domain.Localization;
using RoleCatalog.Domain.RoleDescriptions.Differences;

namespace RoleCatalog.Domain.SkillProfiles;

/// <summary>What a publication of a profile depends on outside its draft.</summary>
/// <param name="Latest">What the latest revision says; null before the first.</param>
/// <param name="RequiredLanguages">The languages that every text must have.</param>
public sealed record RevisionTerms(SkillProfileContent? Latest, IReadOnlyList<LanguageTag> RequiredLanguages)
{
    public static readonly RevisionTerms First = new(Latest: null, []);

    /// <summary>Whether the draft says something else than the latest revision, rather than the same in more languages.</summary>
    public bool IsContentOf(SkillProfileContent draft) =>
        Latest is null || RoleDifference.Of(Latest.Outline, draft.Outline).Kind == DifferenceKind.Content;
}
