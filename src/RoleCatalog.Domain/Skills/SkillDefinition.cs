using RoleCatalog.Domain.Localization;

namespace RoleCatalog.Domain.Skills;

/// <summary>What a skill means and how it is called.</summary>
public sealed record SkillDefinition(
    SkillKind Kind,
    SkillNames Names,
    LocalizedText? Description,
    IReadOnlyList<ExternalId> ExternalIds
)
{
    public const int MaxDescriptionLength = 2_000;
}
