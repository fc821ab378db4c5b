using RoleCatalog.Domain.Localization;

namespace RoleCatalog.Domain.RoleDescriptions;

/// <summary>The texts of a role description in one language, all at once.</summary>
public static class RoleTranslation
{
    /// <summary>The longest text that may stand at an address.</summary>
    public static int MaxLength(string address) =>
        address switch
        {
            "title" => RoleDescription.MaxTitleLength,
            "summary" => RoleDescription.MaxSummaryLength,
            _ when address.EndsWith("/title", StringComparison.Ordinal) => RoleDescription.MaxTitleLength,
            _ when address.EndsWith("/prompt", StringComparison.Ordinal) => Placeholder.MaxPromptLength,
            _ when address.EndsWith("/labels", StringComparison.Ordinal) => PlaceholderChoice.MaxLabelLength,
            _ when address.EndsWith("/unit", StringComparison.Ordinal) => Placeholder.MaxUnitLength,
            _ => RoleDescription.MaxTextLength,
        };

    /// <summary>The description with these texts, by their addresses, in that language, and no others in it.</summary>
    public static RoleDescription WithLanguage(
        this RoleDescription role,
        LanguageTag language,
        IReadOnlyDictionary<string, string> texts
    )
    {
        LocalizedText? Optional(string address, LocalizedText? text) =>
            text?.With(language, texts.GetValueOrDefault(address));

        // Every text has its source language, so a translation never takes the last one away.
        LocalizedText Needed(string address, LocalizedText text) => Optional(address, text)!;

        return role with
        {
            Title = Needed("title", role.Title),
            Summary = Optional("summary", role.Summary),
            ResponsibilityGroups =
            [
                .. role.ResponsibilityGroups.Select(group =>
                    group with
                    {
                        Title = Optional($"{group.Id}/title", group.Title),
                        Responsibilities =
                        [
                            .. group.Responsibilities.Select(item =>
                                item with
                                {
                                    Text = Needed($"{item.Id}/text", item.Text),
                                }
                            ),
                        ],
                    }
                ),
            ],
            RequirementGroups =
            [
                .. role.RequirementGroups.Select(group =>
                    group with
                    {
                        Title = Optional($"{group.Id}/title", group.Title),
                        Requirements =
                        [
                            .. group.Requirements.Select(item =>
                                item with
                                {
                                    Text = Optional($"{item.Id}/text", item.Text),
                                    Description = Optional($"{item.Id}/description", item.Description),
                                }
                            ),
                        ],
                    }
                ),
            ],
            Placeholders =
            [
                .. role.Placeholders.Select(placeholder =>
                    placeholder.With(
                        Needed($"placeholders/{placeholder.Key}/prompt", placeholder.Prompt),
                        [
                            .. placeholder.Choices.Select(choice =>
                                choice with
                                {
                                    Labels = Optional(
                                        $"placeholders/{placeholder.Key}/{choice.Key}/labels",
                                        choice.Labels
                                    ),
                                }
                            ),
                        ],
                        Optional($"placeholders/{placeholder.Key}/unit", placeholder.Unit)
                    )
                ),
            ],
        };
    }
}
