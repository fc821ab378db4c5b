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
            Alignments = [.. skill.Definition.Alignments.Select(Alignment)],
            Broader = [.. skill.Definition.Broader.Select(Link)],
            Related = [.. skill.Definition.Related.Select(Link)],
            ReplacedBy = skill.Deprecation?.ReplacedBy?.ToString(),
            DeprecatedAt = skill.Deprecation?.At,
            DeprecationNote = skill.Deprecation?.Note,
            CreatedAt = skill.Lifetime.CreatedAt,
            UpdatedAt = skill.Lifetime.UpdatedAt,
            Version = skill.Version,
        };
    }

    public static SkillReference Reference(Skill skill) =>
        new(skill.Id.ToString(), skill.Key.Value, Wire.Text(skill.Definition.Names.Labels)!);

    private static AlignmentState Alignment(SkillAlignment alignment) =>
        new(
            alignment.Scheme.Value,
            alignment.Code,
            Wire.Name(alignment.Match),
            alignment.SchemeVersion,
            alignment.Uri?.Value
        );

    private static SkillLinkState Link(SkillLink link) => new(link.Id.ToString(), link.Key.Value);
}
