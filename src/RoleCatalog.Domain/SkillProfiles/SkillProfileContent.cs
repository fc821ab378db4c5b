using RoleCatalog.Domain.RoleDescriptions;
using RoleCatalog.Domain.RoleDescriptions.Differences;

namespace RoleCatalog.Domain.SkillProfiles;

public enum Seniority
{
    Intern,
    Junior,
    Mid,
    Senior,
    Lead,
    Principal,
}

/// <summary>What a profile says: the role, and where it stands among the others.</summary>
public sealed record SkillProfileContent(
    RoleDescription Role,
    CatalogKey? Family,
    Seniority? Seniority,
    ValueList<ExternalId> ExternalIds
)
{
    public RoleOutline Outline => RoleOutline.Of(Role, ("family", Family), ("seniority", Seniority));
}

/// <summary>An immutable, numbered, published state of a profile.</summary>
public sealed record SkillProfileRevision(int Number, SkillProfileContent Content, DateTimeOffset PublishedAt);
