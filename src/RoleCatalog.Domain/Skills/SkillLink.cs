namespace RoleCatalog.Domain.Skills;

/// <summary>Another skill, by what never changes of it.</summary>
public sealed record SkillLink(SkillId Id, CatalogKey Key);

/// <summary>Where a skill stands among others.</summary>
public sealed record Standing(ValueList<SkillLink> Broader, ValueList<SkillLink> Related);
