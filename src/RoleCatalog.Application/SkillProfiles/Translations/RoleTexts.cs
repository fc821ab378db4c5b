using RoleCatalog.Application.SkillProfiles.Import;

namespace RoleCatalog.Application.SkillProfiles.Translations;

/// <summary>A text of a draft, which belongs to an item, or of a document, which stands in a line.</summary>
/// <param name="Item">The id of the item or group, the key of the placeholder; null for the title and the summary.</param>
internal sealed record RoleText(string Text, string? Item = null, int Line = 0);

/// <summary>A duty or a requirement.</summary>
internal sealed record RoleItem(RoleText Text, RoleText? Description = null);

internal sealed record RoleGroup(RoleText? Title, IReadOnlyList<RoleItem> Items);

internal sealed record RolePrompt(string Key, RoleText Prompt, IReadOnlyList<RoleText> Choices);

/// <summary>The texts of a draft, or of a document, in one language and in their order.</summary>
internal sealed record RoleTexts
{
    public RoleText? Title { get; init; }
    public RoleText? Summary { get; init; }
    public required IReadOnlyList<RoleGroup> Responsibilities { get; init; }
    public required IReadOnlyList<RoleGroup> Requirements { get; init; }
    public required IReadOnlyList<RolePrompt> Prompts { get; init; }

    /// <summary>The texts of a draft in its source language. A requirement that is only skills has none.</summary>
    public static RoleTexts Of(SkillProfileDraft draft)
    {
        RoleText? In(IReadOnlyDictionary<string, string>? text, string? item = null) =>
            text is null ? null : new RoleText(text[draft.SourceLanguage!], item);

        return new RoleTexts
        {
            Title = In(draft.Title),
            Summary = In(draft.Summary),
            Responsibilities =
            [
                .. (draft.ResponsibilityGroups ?? []).Select(group => new RoleGroup(
                    In(group.Title, group.Id),
                    [.. group.Responsibilities.Select(item => new RoleItem(In(item.Text, item.Id)!))]
                )),
            ],
            Requirements =
            [
                .. (draft.RequirementGroups ?? []).Select(group => new RoleGroup(
                    In(group.Title, group.Id),
                    [
                        .. group
                            .Requirements.Where(item => item.Text is not null)
                            .Select(item => new RoleItem(In(item.Text, item.Id)!, In(item.Description, item.Id))),
                    ]
                )),
            ],
            Prompts =
            [
                .. (draft.Placeholders ?? []).Select(placeholder => new RolePrompt(
                    placeholder.Key,
                    In(placeholder.Prompt, placeholder.Key)!,
                    [
                        .. (placeholder.Choices ?? [])
                            .Where(choice => choice.Labels is not null)
                            .Select(choice => In(choice.Labels, choice.Key)!),
                    ]
                )),
            ],
        };
    }

    /// <summary>The texts of a document, as importing it would make a draft of them.</summary>
    public static RoleTexts Of(DocumentReading reading)
    {
        var alone = reading.Placeholders.Where(gap => gap.StandsAlone).ToList();
        var elsewhere = alone.Where(gap => gap.Section is not ("requirements" or "responsibilities")).Select(Written);
        SourcedText[] summary = [.. reading.Summary, .. elsewhere];
        return new RoleTexts
        {
            Title = Text(reading.Title),
            Summary =
                summary.Length == 0
                    ? null
                    : new RoleText(string.Join("\n\n", summary.Select(text => text.Text)), Line: summary[0].Line),
            Responsibilities =
            [
                .. reading.Responsibilities.Select(group => new RoleGroup(Text(group.Title), Items(group.Items))),
                new RoleGroup(null, Items(alone.Where(gap => gap.Section == "responsibilities").Select(Written))),
            ],
            Requirements =
            [
                .. reading.Requirements.Select(group => new RoleGroup(
                    Text(group.Title),
                    [.. group.Items.Select(Requirement)]
                )),
                new RoleGroup(null, Items(alone.Where(gap => gap.Section == "requirements").Select(Written))),
            ],
            Prompts = [.. reading.Placeholders.Select(Prompt)],
        };
    }

    private static RoleText? Text(SourcedText? text) => text is null ? null : new RoleText(text.Text, Line: text.Line);

    private static IReadOnlyList<RoleItem> Items(IEnumerable<SourcedText> texts) =>
        [.. texts.Select(text => new RoleItem(Text(text)!))];

    private static RoleItem Requirement(RequirementReading item) =>
        new(
            new RoleText(item.Text, Line: item.Line),
            item.Description is null ? null : new RoleText(item.Description, Line: item.Line)
        );

    private static RolePrompt Prompt(PlaceholderReading gap) =>
        new(
            gap.Key,
            new RoleText(gap.Prompt, Line: gap.Line),
            gap.Type == "choice" ? [.. gap.Choices.Select(choice => new RoleText(choice, Line: gap.Line))] : []
        );

    private static SourcedText Written(PlaceholderReading gap) => new($"{{{{{gap.Key}}}}}", gap.Line);
}
