namespace RoleCatalog.Domain.Skills;

/// <summary>Another skill, by what never changes of it.</summary>
public sealed record SkillLink(SkillId Id, CatalogKey Key);
