using RoleCatalog.Domain;
using RoleCatalog.Domain.Localization;
using RoleCatalog.Domain.RoleDescriptions;

namespace RoleCatalog.Application.RoleDescriptions.Languages;

/// <summary>
/// All texts of a draft in one language, by the ids of their items: what a translator reads, fills in and writes back. A
/// text that is null is not translated.
/// </summary>
public sealed record LanguageTexts
{
    public string? Title { get; init; }

    public string? Summary { get; init; }

    /// <summary>What is particular to an offer; of postings only.</summary>
    public string? Description { get; init; }

    /// <summary>Titles of groups.</summary>
    public IReadOnlyDictionary<string, string?>? ResponsibilityGroups { get; init; }

    public IReadOnlyDictionary<string, string?>? Responsibilities { get; init; }

    /// <summary>Titles of groups.</summary>
    public IReadOnlyDictionary<string, string?>? RequirementGroups { get; init; }

    public IReadOnlyDictionary<string, RequirementTexts?>? Requirements { get; init; }

    public IReadOnlyDictionary<string, PlaceholderTexts?>? Placeholders { get; init; }

    internal static LanguageTexts Of(RoleDescription? role, LanguageTag language)
    {
        string? In(LocalizedText? text) => text?.Texts.GetValueOrDefault(language);

        return role is null
            ? new LanguageTexts()
            : new LanguageTexts
            {
                Title = In(role.Title),
                Summary = In(role.Summary),
                ResponsibilityGroups = role
                    .ResponsibilityGroups.Where(group => group.Title is not null)
                    .ToDictionary(group => group.Id.ToString(), group => In(group.Title)),
                Responsibilities = role.Responsibilities.ToDictionary(
                    item => item.Id.ToString(),
                    item => In(item.Text)
                ),
                RequirementGroups = role
                    .RequirementGroups.Where(group => group.Title is not null)
                    .ToDictionary(group => group.Id.ToString(), group => In(group.Title)),
                Requirements = role
                    .Requirements.Where(item => item.Text is not null || item.Description is not null)
                    .ToDictionary(
                        item => item.Id.ToString(),
                        RequirementTexts? (item) => new RequirementTexts(In(item.Text), In(item.Description))
                    ),
                Placeholders = role.Placeholders.ToDictionary(
                    placeholder => placeholder.Key,
                    PlaceholderTexts? (placeholder) =>
                        new PlaceholderTexts(
                            In(placeholder.Prompt),
                            placeholder
                                .Choices.Where(choice => choice.Labels is not null)
                                .ToDictionary(choice => choice.Key.Value, choice => In(choice.Labels)),
                            In(placeholder.Unit)
                        )
                ),
            };
    }

    /// <summary>The texts by their addresses; one that the draft has not in its source language is an error.</summary>
    internal IReadOnlyDictionary<string, string> Read(SourcedTexts draft)
    {
        var errors = new ErrorCollector();
        var known = draft.Texts.Select(text => text.Address).ToHashSet();
        var read = new Dictionary<string, string>();
        foreach (var (at, address, text) in Given(errors).Where(given => given.Text is not null))
        {
            if (!known.Contains(address))
            {
                at.Add("text-unknown", $"The draft has no such text in its source language '{draft.Source}'.");
            }
            else if (at.Try("", () => Text.Clean(text, RoleTranslation.MaxLength(address))) is { } clean)
            {
                read[address] = clean;
            }
        }

        errors.ThrowIfAny();
        return read;
    }

    private IEnumerable<(ErrorCollector At, string Address, string? Text)> Given(ErrorCollector errors) =>
        [
            (errors.At("title"), "title", Title),
            (errors.At("summary"), "summary", Summary),
            (errors.At("description"), "description", Description),
            .. Each(errors.At("responsibilityGroups"), ResponsibilityGroups, "title"),
            .. Each(errors.At("responsibilities"), Responsibilities, "text"),
            .. Each(errors.At("requirementGroups"), RequirementGroups, "title"),
            .. (Requirements ?? new Dictionary<string, RequirementTexts?>()).SelectMany(item =>
            {
                var at = errors.At("requirements").At(item.Key);
                return new[]
                {
                    (at.At("text"), $"{item.Key}/text", item.Value?.Text),
                    (at.At("description"), $"{item.Key}/description", item.Value?.Description),
                };
            }),
            .. (Placeholders ?? new Dictionary<string, PlaceholderTexts?>()).SelectMany(placeholder =>
            {
                var at = errors.At("placeholders").At(placeholder.Key);
                var choices = placeholder.Value?.Choices ?? new Dictionary<string, string?>();
                return choices
                    .Select(choice =>
                        (
                            at.At("choices").At(choice.Key),
                            $"placeholders/{placeholder.Key}/{choice.Key}/labels",
                            choice.Value
                        )
                    )
                    .Prepend((at.At("unit"), $"placeholders/{placeholder.Key}/unit", placeholder.Value?.Unit))
                    .Prepend((at.At("prompt"), $"placeholders/{placeholder.Key}/prompt", placeholder.Value?.Prompt));
            }),
        ];

    private static IEnumerable<(ErrorCollector, string, string?)> Each(
        ErrorCollector at,
        IReadOnlyDictionary<string, string?>? texts,
        string field
    ) =>
        (texts ?? new Dictionary<string, string?>()).Select(text =>
            (at.At(text.Key), $"{text.Key}/{field}", text.Value)
        );
}

/// <summary>The texts of a requirement in one language.</summary>
public sealed record RequirementTexts(string? Text = null, string? Description = null);

/// <summary>The texts of a placeholder in one language; those of its choices by their keys.</summary>
public sealed record PlaceholderTexts(
    string? Prompt = null,
    IReadOnlyDictionary<string, string?>? Choices = null,
    string? Unit = null
);
