using RoleCatalog.Domain.Localization;

namespace RoleCatalog.Domain.RoleDescriptions;

/// <summary>Every text of a role description, to look at or to change.</summary>
public static class RoleDescriptionTexts
{
    /// <summary>Each text. Prompts and choices are included: they are translated too.</summary>
    public static IEnumerable<NamedText> Texts(this RoleDescription role) =>
        role.BodyTexts().Concat(role.Placeholders.SelectMany(PromptTexts));

    public static SourcedTexts SourcedTexts(this RoleDescription role) => new([.. role.Texts()], role.SourceLanguage);

    /// <summary>Each text that a posting shows, and so may have placeholders.</summary>
    public static IEnumerable<NamedText> BodyTexts(this RoleDescription role)
    {
        IEnumerable<(string Pointer, string Address, LocalizedText? Text)> texts =
        [
            ("/title", "title", role.Title),
            ("/summary", "summary", role.Summary),
            .. role.ResponsibilityGroups.SelectMany(
                (group, index) => GroupTexts($"/responsibilityGroups/{index}", group)
            ),
            .. role.RequirementGroups.SelectMany((group, index) => GroupTexts($"/requirementGroups/{index}", group)),
        ];
        return Given(texts);
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

    private static IEnumerable<(string, string, LocalizedText?)> GroupTexts(string at, ResponsibilityGroup group) =>
        [
            ($"{at}/title", $"{group.Id}/title", group.Title),
            .. group.Responsibilities.Select(
                (item, index) => ($"{at}/responsibilities/{index}/text", $"{item.Id}/text", (LocalizedText?)item.Text)
            ),
        ];

    private static IEnumerable<(string, string, LocalizedText?)> GroupTexts(string at, RequirementGroup group) =>
        [
            ($"{at}/title", $"{group.Id}/title", group.Title),
            .. group.Requirements.SelectMany(
                (item, index) =>
                    new[]
                    {
                        ($"{at}/requirements/{index}/text", $"{item.Id}/text", item.Text),
                        ($"{at}/requirements/{index}/description", $"{item.Id}/description", item.Description),
                    }
            ),
        ];

    private static IEnumerable<NamedText> PromptTexts(Placeholder placeholder, int index)
    {
        var (at, address) = ($"/placeholders/{index}", PlaceholderAddress(placeholder.Key));
        IEnumerable<(string, string, LocalizedText?)> texts =
        [
            ($"{at}/prompt", $"{address}/prompt", placeholder.Prompt),
            ($"{at}/unit", $"{address}/unit", placeholder.Unit),
            .. placeholder.Choices.Select(
                (choice, number) => ($"{at}/choices/{number}/labels", $"{address}/{choice.Key}/labels", choice.Labels)
            ),
        ];
        return Given(texts);
    }

    private static string PlaceholderAddress(string key) => $"placeholders/{key}";

    private static IEnumerable<NamedText> Given(
        IEnumerable<(string Pointer, string Address, LocalizedText? Text)> texts
    ) =>
        texts
            .Where(text => text.Text is not null)
            .Select(text => new NamedText(text.Pointer, text.Address, text.Text!));
}
