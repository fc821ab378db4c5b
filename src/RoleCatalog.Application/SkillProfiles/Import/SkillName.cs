namespace RoleCatalog.Application.SkillProfiles.Import;

/// <summary>A label or alias, in any language, of a skill.</summary>
public sealed record SkillName(string SkillKey, string Text);
