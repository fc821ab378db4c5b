using RoleCatalog.Application.RoleDescriptions.Languages;

namespace RoleCatalog.Application.SkillProfiles.Translations;

/// <summary>The texts of a draft in one language as a list: of which item, which field, and the text if there is one.</summary>
internal static class ItemTexts
{
    public static IEnumerable<(string? Item, string Field, string? Text)> Of(LanguageTexts texts) =>
        [
            (null, "title", texts.Title),
            (null, "summary", texts.Summary),
            .. Each(texts.ResponsibilityGroups, "title"),
            .. Each(texts.Responsibilities, "text"),
            .. Each(texts.RequirementGroups, "title"),
            .. (texts.Requirements ?? new Dictionary<string, RequirementTexts?>()).SelectMany(item =>
                new (string?, string, string?)[]
                {
                    (item.Key, "text", item.Value?.Text),
                    (item.Key, "description", item.Value?.Description),
                }
            ),
            .. (texts.Placeholders ?? new Dictionary<string, PlaceholderTexts?>()).SelectMany(placeholder =>
                (placeholder.Value?.Choices ?? new Dictionary<string, string?>())
                    .Select(choice => ((string?)placeholder.Key, $"choices/{choice.Key}", choice.Value))
                    .Prepend((placeholder.Key, "prompt", placeholder.Value?.Prompt))
            ),
        ];

    private static IEnumerable<(string?, string, string?)> Each(
        IReadOnlyDictionary<string, string?>? texts,
        string field
    ) => (texts ?? new Dictionary<string, string?>()).Select(text => ((string?)text.Key, field, text.Value));
}
