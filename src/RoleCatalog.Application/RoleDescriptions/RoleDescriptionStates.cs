using RoleCatalog.Application.ProficiencyScales;
using RoleCatalog.Application.Skills;
using RoleCatalog.Contracts.RoleDescriptions;
using RoleCatalog.Contracts.SkillProfiles;
using RoleCatalog.Domain;
using RoleCatalog.Domain.RoleDescriptions;

namespace RoleCatalog.Application.RoleDescriptions;

/// <summary>A role description as it is published: skills with their labels, levels with ranks and names.</summary>
internal sealed class RoleDescriptionStates(References references)
{
    public static IReadOnlyList<ResponsibilityGroupState> ResponsibilityGroups(RoleDescription role) =>
        [
            .. role.ResponsibilityGroups.Select(group => new ResponsibilityGroupState
            {
                Id = group.Id.ToString(),
                Title = Wire.Text(group.Title),
                Responsibilities =
                [
                    .. group.Responsibilities.Select(item => new ResponsibilityState(
                        item.Id.ToString(),
                        Wire.Text(item.Text)!
                    )),
                ],
            }),
        ];

    public IReadOnlyList<RequirementGroupState> RequirementGroups(RoleDescription role) =>
        [
            .. role.RequirementGroups.Select(group => new RequirementGroupState
            {
                Id = group.Id.ToString(),
                Title = Wire.Text(group.Title),
                Match = Wire.Name(group.Match),
                Requirements = [.. group.Requirements.Select(Requirement)],
            }),
        ];

    public IReadOnlyList<PlaceholderState> Placeholders(RoleDescription role) =>
        [
            .. role.Placeholders.Select(placeholder => new PlaceholderState
            {
                Key = placeholder.Key,
                Type = Wire.Name(placeholder.Type),
                Prompt = Wire.Text(placeholder.Prompt)!,
                Required = placeholder.Required,
                Unit = Wire.Text(placeholder.Unit),
                Choices =
                [
                    .. placeholder.Choices.Select(choice => new PlaceholderChoiceState(
                        choice.Key.Value,
                        Labels(placeholder, choice)
                    )),
                ],
            }),
        ];

    private Contracts.LocalizedText? Labels(Placeholder placeholder, PlaceholderChoice choice) =>
        placeholder.Type == PlaceholderType.Skills
            ? SkillStates.Reference(references.Skill(choice.Key)).Labels
            : Wire.Text(choice.Labels);

    private RequirementState Requirement(Requirement requirement)
    {
        var scale = requirement.Proficiency is null ? null : references.Scale(requirement.Proficiency.Scale);
        LevelReference? Level(CatalogKey? key) =>
            key is { } level ? ProficiencyScaleStates.Reference(scale!.Definition.Find(level)!) : null;

        return new RequirementState
        {
            Id = requirement.Id.ToString(),
            Text = Wire.Text(requirement.Text),
            Description = Wire.Text(requirement.Description),
            Skills = [.. requirement.Skills.Select(id => SkillStates.Reference(references.Skill(id)))],
            Match = Wire.Name(requirement.Match),
            Necessity = Wire.Name(requirement.Necessity),
            Scale = scale is null ? null : new ScaleReference(scale.Id.Value, scale.Version),
            MinimumLevel = Level(requirement.Proficiency?.Minimum),
            DesiredLevel = Level(requirement.Proficiency?.Desired),
            ExperienceMonths = requirement.ExperienceMonths,
        };
    }
}
