using RoleCatalog.Domain;
using RoleCatalog.Domain.Localization;
using RoleCatalog.Domain.RoleDescriptions;

namespace RoleCatalog.Application.RoleDescriptions;

/// <summary>Turns what a client says of a role into the domain's terms; what is wrong is noted in the errors, all at once.</summary>
internal sealed class RoleDescriptionReader(References references, DateTimeOffset now)
{
    public RoleDescription? Read(RoleDescriptionInput input, ErrorCollector errors)
    {
        var known = errors.Errors.Count;
        var source = errors.Try("sourceLanguage", () => LanguageTag.Parse(input.SourceLanguage));
        var title = errors.Try("title", () => Title(input));
        var summary = Text(errors, "summary", input.Summary, RoleDescription.MaxSummaryLength);
        var responsibilities = errors.Each("responsibilityGroups", input.ResponsibilityGroups, ResponsibilityGroup);
        var requirements = errors.Each("requirementGroups", input.RequirementGroups, RequirementGroup);
        var placeholders = errors.Each("placeholders", input.Placeholders, Placeholder);
        return errors.Errors.Count > known
            ? null
            : errors.Try(
                "",
                () => RoleDescription.Of(source, title!, summary, responsibilities, requirements, placeholders)
            );
    }

    private static LocalizedText Title(RoleDescriptionInput input) =>
        input.Title is null
            ? throw new DomainException("text-empty", "A title is needed.")
            : LocalizedText.Of(input.Title, RoleDescription.MaxTitleLength);

    private ResponsibilityGroup ResponsibilityGroup(ResponsibilityGroupInput input, ErrorCollector at) =>
        new(
            Id(at, input.Id),
            Text(at, "title", input.Title, RoleDescription.MaxTitleLength),
            at.Each("responsibilities", input.Responsibilities, Responsibility)
        );

    private Responsibility Responsibility(ResponsibilityInput input, ErrorCollector at) =>
        new(Id(at, input.Id), Text(at, "text", input.Text, RoleDescription.MaxTextLength)!);

    private RequirementGroup RequirementGroup(RequirementGroupInput input, ErrorCollector at) =>
        new(
            Id(at, input.Id),
            Text(at, "title", input.Title, RoleDescription.MaxTitleLength),
            input.Match,
            at.Each("requirements", input.Requirements, Requirement)
        );

    private Requirement Requirement(RequirementInput input, ErrorCollector at)
    {
        var known = at.Errors.Count;
        var id = Id(at, input.Id);
        var before = references.Before?.FindRequirement(id);
        var requirement = new Requirement
        {
            Id = id,
            Text = Text(at, "text", input.Text, RoleDescription.MaxTextLength),
            Description = Text(at, "description", input.Description, RoleDescription.MaxTextLength),
            Skills = at.Each("skills", input.Skills, (name, _) => references.ReadSkill(name, before).Id),
            Match = input.Match,
            Necessity = input.Necessity,
            Proficiency = Proficiency(input, before, at),
            ExperienceMonths = input.ExperienceMonths,
        };
        // Without the broken parts a requirement may look empty that is not.
        var complete = at.Errors.Count == known;
        foreach (var problem in requirement.Problems().Where(problem => complete || problem.Field.Length > 0))
        {
            at.Add(problem);
        }

        return requirement;
    }

    private RequiredProficiency? Proficiency(RequirementInput input, Requirement? before, ErrorCollector at)
    {
        if (input.Scale is null && input.MinimumLevel is null && input.DesiredLevel is null)
        {
            return null;
        }

        var known = at.Errors.Count;
        var scale = at.Try("scale", () => references.ReadScale(input.Scale ?? ReferenceReader.DefaultScale));
        var minimum = Level(at, "minimumLevel", input.MinimumLevel);
        var desired = Level(at, "desiredLevel", input.DesiredLevel);
        return at.Errors.Count > known
            ? null
            : at.Try("", () => RequiredProficiency.Of(scale!, minimum, desired, before?.Proficiency));
    }

    private static CatalogKey? Level(ErrorCollector at, string field, string? key) =>
        key is null ? null : at.Try(field, () => CatalogKey.Parse(key));

    private Placeholder Placeholder(PlaceholderInput input, ErrorCollector at)
    {
        var known = at.Errors.Count;
        var key = at.Try("key", () => PlaceholderSyntax.ParseKey(input.Key));
        var prompt = Text(at, "prompt", input.Prompt, Domain.RoleDescriptions.Placeholder.MaxPromptLength);
        var unit = Text(at, "unit", input.Unit, Domain.RoleDescriptions.Placeholder.MaxUnitLength);
        var choices = at.Each("choices", input.Choices, (choice, each) => Choice(choice, input.Type, each));
        return at.Errors.Count > known
            ? null!
            : Domain.RoleDescriptions.Placeholder.Of(key!, input.Type, prompt!, input.Required, choices, unit);
    }

    private PlaceholderChoice Choice(PlaceholderChoiceInput input, PlaceholderType type, ErrorCollector at)
    {
        var key = at.Try(
            "key",
            () => type == PlaceholderType.Skills ? references.ReadSkill(input.Key).Key : CatalogKey.Parse(input.Key)
        );
        var labels =
            type == PlaceholderType.Skills ? null : Text(at, "labels", input.Labels, PlaceholderChoice.MaxLabelLength);
        return new PlaceholderChoice(key, labels);
    }

    private ItemId Id(ErrorCollector at, string? id) =>
        id is null ? ItemId.New(now) : at.Try("id", () => ItemId.Parse(id));

    private static LocalizedText? Text(
        ErrorCollector at,
        string field,
        IReadOnlyDictionary<string, string>? texts,
        int maxLength
    ) => at.TryOptional(field, texts, given => LocalizedText.Of(given, maxLength));
}
