namespace RoleCatalog.Application;

/// <summary>A kind of entity, by the name of its addresses.</summary>
public enum CatalogResource
{
    Skills,
    ProficiencyScales,
    SkillProfiles,
    JobPostings,
}
