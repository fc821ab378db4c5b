using RoleCatalog.Application.RoleDescriptions.Languages;

namespace RoleCatalog.Application.SkillProfiles.Translations;

/// <summary>The texts that a draft would have in a language: those that were found, else those that it has.</summary>
internal sealed class TranslatedDraft(IReadOnlyList<DocumentAlignment.Translation> found)
{
    private readonly Dictionary<(string?, string), string> texts = found
        .GroupBy(text => (text.Item, text.Field))
        .ToDictionary(group => group.Key, group => group.First().Text.Text);

    public LanguageTexts Over(LanguageTexts present) =>
        present with
        {
            Title = New(null, "title") ?? present.Title,
            Summary = New(null, "summary") ?? present.Summary,
            ResponsibilityGroups = Each(present.ResponsibilityGroups, "title"),
            Responsibilities = Each(present.Responsibilities, "text"),
            RequirementGroups = Each(present.RequirementGroups, "title"),
            Requirements = present.Requirements?.ToDictionary(
                item => item.Key,
                RequirementTexts? (item) =>
                    new RequirementTexts(
                        New(item.Key, "text") ?? item.Value?.Text,
                        New(item.Key, "description") ?? item.Value?.Description
                    )
            ),
            Placeholders = present.Placeholders?.ToDictionary(
                placeholder => placeholder.Key,
                PlaceholderTexts? (placeholder) =>
                    new PlaceholderTexts(
                        New(placeholder.Key, "prompt") ?? placeholder.Value?.Prompt,
                        placeholder.Value?.Choices?.ToDictionary(
                            choice => choice.Key,
                            choice => New(placeholder.Key, $"choices/{choice.Key}") ?? choice.Value
                        )
                    )
            ),
        };

    private Dictionary<string, string?>? Each(IReadOnlyDictionary<string, string?>? present, string field) =>
        present?.ToDictionary(text => text.Key, text => New(text.Key, field) ?? text.Value);

    private string? New(string? item, string field) => texts.GetValueOrDefault((item, field));
}
