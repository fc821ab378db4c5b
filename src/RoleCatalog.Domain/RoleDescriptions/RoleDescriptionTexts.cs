using RoleCatalog.Domain.Localization;

namespace RoleCatalog.Domain.RoleDescriptions;

/// <summary>Every text of a role description, to look at or to change.</summary>
public static class RoleDescriptionTexts
{
    /// <summary>Each text with its JSON Pointer. Prompts and choices are included: they are translated too.</summary>
    public static IEnumerable<(string Pointer, LocalizedText Text)> Texts(this RoleDescription role) =>
        role.BodyTexts().Concat(role.Placeholders.SelectMany(PromptTexts));

    /// <summary>Each text that a posting shows, and so may have placeholders, with its JSON Pointer.</summary>
    public static IEnumerable<(string Pointer, LocalizedText Text)> BodyTexts(this RoleDescription role)
    {
        IEnumerable<(string Pointer, LocalizedText? Text)> texts =
        [
            ("/title", role.Title),
            ("/summary", role.Summary),
            .. role.ResponsibilityGroups.SelectMany(
                (group, index) => GroupTexts($"/responsibilityGroups/{index}", group)
            ),
            .. role.RequirementGroups.SelectMany((group, index) => GroupTexts($"/requirementGroups/{index}", group)),
        ];
        return texts.Where(text => text.Text is not null).Select(text => (text.Pointer, text.Text!));
    }

    /// <summary>The description with each shown text changed; a text changed to null, or an item left without any, goes.</summary>
    public static RoleDescription SelectTexts(this RoleDescription role, Func<LocalizedText, LocalizedText?> change)
    {
        LocalizedText? Changed(LocalizedText? text) => text is null ? null : change(text);

        return role with
        {
            Title = change(role.Title) ?? role.Title,
            Summary = Changed(role.Summary),
            ResponsibilityGroups =
            [
                .. role
                    .ResponsibilityGroups.Select(group =>
                        group with
                        {
                            Title = Changed(group.Title),
                            Responsibilities =
                            [
                                .. group
                                    .Responsibilities.Select(item => (item, Text: change(item.Text)))
                                    .Where(changed => changed.Text is not null)
                                    .Select(changed => changed.item with { Text = changed.Text! }),
                            ],
                        }
                    )
                    .Where(group => group.Responsibilities.Count > 0),
            ],
            RequirementGroups =
            [
                .. role
                    .RequirementGroups.Select(group =>
                        group with
                        {
                            Title = Changed(group.Title),
                            Requirements =
                            [
                                .. group
                                    .Requirements.Select(item =>
                                        item with
                                        {
                                            Text = Changed(item.Text),
                                            Description = Changed(item.Description),
                                        }
                                    )
                                    .Where(item => item.Text is not null || item.Skills.Count > 0),
                            ],
                        }
                    )
                    .Where(group => group.Requirements.Count > 0),
            ],
        };
    }

    private static IEnumerable<(string, LocalizedText?)> GroupTexts(string at, ResponsibilityGroup group) =>
        [
            ($"{at}/title", group.Title),
            .. group.Responsibilities.Select(
                (item, index) => ($"{at}/responsibilities/{index}/text", (LocalizedText?)item.Text)
            ),
        ];

    private static IEnumerable<(string, LocalizedText?)> GroupTexts(string at, RequirementGroup group) =>
        [
            ($"{at}/title", group.Title),
            .. group.Requirements.SelectMany(
                (item, index) =>
                    new[]
                    {
                        ($"{at}/requirements/{index}/text", item.Text),
                        ($"{at}/requirements/{index}/description", item.Description),
                    }
            ),
        ];

    private static IEnumerable<(string, LocalizedText)> PromptTexts(Placeholder placeholder, int index) =>
        [
            ($"/placeholders/{index}/prompt", placeholder.Prompt),
            .. placeholder
                .Choices.Select((choice, number) => ($"/placeholders/{index}/choices/{number}/labels", choice.Labels))
                .Where(choice => choice.Labels is not null)
                .Select(choice => (choice.Item1, choice.Labels!)),
        ];
}
