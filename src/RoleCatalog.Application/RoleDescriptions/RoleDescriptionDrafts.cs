using RoleCatalog.Domain.Localization;
using RoleCatalog.Domain.RoleDescriptions;

namespace RoleCatalog.Application.RoleDescriptions;

/// <summary>A role description in the shape in which a client would give it.</summary>
internal static class RoleDescriptionDrafts
{
    public static IReadOnlyList<ResponsibilityGroupInput> ResponsibilityGroups(RoleDescription role) =>
        [
            .. role.ResponsibilityGroups.Select(group => new ResponsibilityGroupInput
            {
                Id = group.Id.ToString(),
                Title = group.Title?.ToDictionary(),
                Responsibilities =
                [
                    .. group.Responsibilities.Select(item => new ResponsibilityInput
                    {
                        Id = item.Id.ToString(),
                        Text = item.Text.ToDictionary(),
                    }),
                ],
            }),
        ];

    /// <param name="role">The role.</param>
    /// <param name="references">The skills that it names, which are shown by their keys.</param>
    public static IReadOnlyList<RequirementGroupInput> RequirementGroups(RoleDescription role, References references) =>
        [
            .. role.RequirementGroups.Select(group => new RequirementGroupInput
            {
                Id = group.Id.ToString(),
                Title = group.Title?.ToDictionary(),
                Match = group.Match,
                Requirements = [.. group.Requirements.Select(item => Requirement(item, references))],
            }),
        ];

    public static IReadOnlyList<PlaceholderInput> Placeholders(RoleDescription role) =>
        [
            .. role.Placeholders.Select(placeholder => new PlaceholderInput
            {
                Key = placeholder.Key,
                Type = placeholder.Type,
                Prompt = placeholder.Prompt.ToDictionary(),
                Required = placeholder.Required,
                Unit = placeholder.Unit?.ToDictionary(),
                Choices =
                [
                    .. placeholder.Choices.Select(choice => new PlaceholderChoiceInput
                    {
                        Key = choice.Key.Value,
                        Labels = choice.Labels?.ToDictionary(),
                    }),
                ],
            }),
        ];

    private static RequirementInput Requirement(Requirement requirement, References references) =>
        new()
        {
            Id = requirement.Id.ToString(),
            Text = requirement.Text?.ToDictionary(),
            Description = requirement.Description?.ToDictionary(),
            Skills = [.. requirement.Skills.Select(id => references.Skill(id).Key.Value)],
            Match = requirement.Match,
            Necessity = requirement.Necessity,
            Scale = requirement.Proficiency?.Scale.Value,
            MinimumLevel = requirement.Proficiency?.Minimum?.Value,
            DesiredLevel = requirement.Proficiency?.Desired?.Value,
            ExperienceMonths = requirement.ExperienceMonths,
        };
}
