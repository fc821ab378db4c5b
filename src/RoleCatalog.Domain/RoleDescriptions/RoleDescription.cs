using RoleCatalog.Domain.Localization;
using RoleCatalog.Domain.Skills;

namespace RoleCatalog.Domain.RoleDescriptions;

/// <summary>
/// What a role is: title, summary, duties and requirements, in a source language and its translations, with gaps
/// (placeholders) that postings fill. A value: changing one makes another.
/// </summary>
public sealed record RoleDescription
{
    public const int MaxTitleLength = 200;
    public const int MaxTextLength = 4_000;
    public const int MaxSummaryLength = 20_000;
    public const int MaxGroups = 50;
    public const int MaxItems = 500;
    public const int MaxPlaceholders = 50;

    private RoleDescription() { }

    public LanguageTag SourceLanguage { get; private init; }

    public required LocalizedText Title { get; init; }

    public LocalizedText? Summary { get; init; }

    public required ValueList<ResponsibilityGroup> ResponsibilityGroups { get; init; }

    public required ValueList<RequirementGroup> RequirementGroups { get; init; }

    public required ValueList<Placeholder> Placeholders { get; init; }

    /// <summary>The translations that are behind their source text.</summary>
    public StaleTexts Stale { get; init; } = StaleTexts.None;

    public IEnumerable<Responsibility> Responsibilities =>
        ResponsibilityGroups.SelectMany(group => group.Responsibilities);

    public IEnumerable<Requirement> Requirements => RequirementGroups.SelectMany(group => group.Requirements);

    /// <summary>The languages that any of its texts has, the source language first.</summary>
    public IReadOnlyList<LanguageTag> Languages =>
        [
            SourceLanguage,
            .. this.Texts()
                .SelectMany(text => text.Text.Languages)
                .Distinct()
                .Where(tag => tag != SourceLanguage)
                .Order(),
        ];

    /// <summary>This description as what another one was changed to, with the translations that are behind now.</summary>
    public RoleDescription After(RoleDescription before, LanguageTag? written) =>
        this with
        {
            Stale = before.Stale.After(before.SourcedTexts(), this.SourcedTexts(), written),
        };

    /// <summary>Whether a requirement, or a choice of a placeholder, is the skill.</summary>
    public bool Names(SkillLink skill) =>
        Requirements.Any(requirement => requirement.Skills.Contains(skill.Id))
        || Placeholders.Any(placeholder =>
            placeholder.Type == PlaceholderType.Skills && placeholder.Choices.Any(choice => choice.Key == skill.Key)
        );

    /// <summary>The requirement of that id.</summary>
    public Requirement? FindRequirement(ItemId id) => Requirements.FirstOrDefault(requirement => requirement.Id == id);

    public static RoleDescription Of(
        LanguageTag sourceLanguage,
        LocalizedText title,
        LocalizedText? summary,
        IReadOnlyList<ResponsibilityGroup> responsibilityGroups,
        IReadOnlyList<RequirementGroup> requirementGroups,
        IReadOnlyList<Placeholder> placeholders
    )
    {
        var description = new RoleDescription
        {
            SourceLanguage = sourceLanguage,
            Title = title,
            Summary = summary,
            ResponsibilityGroups = [.. responsibilityGroups],
            RequirementGroups = [.. requirementGroups],
            Placeholders = [.. placeholders],
        };
        var problems = description.ShapeProblems();
        return problems.Count == 0 ? description : throw new DomainException(Fault.Rule, problems);
    }
}
