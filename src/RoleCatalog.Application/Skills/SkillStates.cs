using RoleCatalog.Contracts.Skills;
using RoleCatalog.Domain.Skills;

namespace RoleCatalog.Application.Skills;

public static class SkillStates
{
    public static SkillState Of(Skill skill)
    {
        var names = skill.Definition.Names;
        return new SkillState
        {
            Id = skill.Id.ToString(),
            Key = skill.Key.Value,
            Status = Wire.Name(skill.Status),
            Kind = Wire.Name(skill.Definition.Kind),
            SourceLanguage = names.SourceLanguage.Value,
            Labels = Wire.Text(names.Labels)!,
            Aliases = names.Aliases.ToDictionary(aliases => aliases.Key.Value, aliases => aliases.Value),
            Description = Wire.Text(skill.Definition.Description),
            ExternalIds = Wire.ExternalIds(skill.Definition.ExternalIds),
            CreatedAt = skill.Lifetime.CreatedAt,
            UpdatedAt = skill.Lifetime.UpdatedAt,
            Version = skill.Version,
        };
    }

    public static SkillReference Reference(Skill skill) =>
        new(skill.Id.ToString(), skill.Key.Value, Wire.Text(skill.Definition.Names.Labels)!);
}
