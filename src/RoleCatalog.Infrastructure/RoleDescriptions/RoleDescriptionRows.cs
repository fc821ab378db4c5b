using RoleCatalog.Application;
using RoleCatalog.Domain;
using RoleCatalog.Domain.RoleDescriptions;
using RoleCatalog.Domain.Skills;
using RoleCatalog.Infrastructure.Persistence;

namespace RoleCatalog.Infrastructure.RoleDescriptions;

internal sealed record RoleRow
{
    public string SourceLanguage { get; init; } = "";

    public string Title { get; init; } = "";

    public string? Summary { get; init; }

    public string? StaleTexts { get; init; }
}

internal sealed record GroupRow
{
    public string Id { get; init; } = "";

    public string? Title { get; init; }

    public string Match { get; init; } = "";

    public ResponsibilityGroup ToGroup(IEnumerable<ResponsibilityRow> items) =>
        new(
            ItemId.Parse(Id),
            Columns.TextOrNull(Title),
            [.. items.Select(item => new Responsibility(ItemId.Parse(item.Id), Columns.Text(item.Text)))]
        );

    public RequirementGroup ToGroup(IEnumerable<Requirement> items) =>
        new(ItemId.Parse(Id), Columns.TextOrNull(Title), Wire.Value<Match>(Match), [.. items]);
}

internal sealed record ResponsibilityRow
{
    public string Id { get; init; } = "";

    public string GroupId { get; init; } = "";

    public string Text { get; init; } = "";
}

internal sealed record RequirementRow
{
    public string RoleId { get; init; } = "";

    public string Id { get; init; } = "";

    public string GroupId { get; init; } = "";

    public int Ordinal { get; init; }

    public string? Text { get; init; }

    public string? Description { get; init; }

    public string Match { get; init; } = "";

    public string Necessity { get; init; } = "";

    public string? ScaleId { get; init; }

    public string? MinimumLevel { get; init; }

    public string? DesiredLevel { get; init; }

    public int? ExperienceMonths { get; init; }

    public static RequirementRow Of(string role, string group, int ordinal, Requirement requirement) =>
        new()
        {
            RoleId = role,
            Id = requirement.Id.ToString(),
            GroupId = group,
            Ordinal = ordinal,
            Text = Columns.Of(requirement.Text),
            Description = Columns.Of(requirement.Description),
            Match = Wire.Name(requirement.Match),
            Necessity = Wire.Name(requirement.Necessity),
            ScaleId = requirement.Proficiency?.Scale.Value,
            MinimumLevel = requirement.Proficiency?.Minimum?.Value,
            DesiredLevel = requirement.Proficiency?.Desired?.Value,
            ExperienceMonths = requirement.ExperienceMonths,
        };

    public Requirement ToRequirement(ValueList<SkillId> skills) =>
        new()
        {
            Id = ItemId.Parse(Id),
            Text = Columns.TextOrNull(Text),
            Description = Columns.TextOrNull(Description),
            Skills = skills,
            Match = Wire.Value<Match>(Match),
            Necessity = Wire.Value<Necessity>(Necessity),
            Proficiency = Columns.Key(ScaleId) is { } scale
                ? new RequiredProficiency(scale, Columns.Key(MinimumLevel), Columns.Key(DesiredLevel))
                : null,
            ExperienceMonths = ExperienceMonths,
        };
}

internal sealed record RequirementSkillRow
{
    public string RequirementId { get; init; } = "";

    public string SkillId { get; init; } = "";
}

internal sealed record PlaceholderRow
{
    public string Key { get; init; } = "";

    public string Type { get; init; } = "";

    public string Prompt { get; init; } = "";

    public int IsRequired { get; init; }

    public string? Unit { get; init; }

    public Placeholder ToPlaceholder(IEnumerable<ChoiceRow> choices) =>
        Placeholder.Of(
            Key,
            Wire.Value<PlaceholderType>(Type),
            Columns.Text(Prompt),
            IsRequired == 1,
            [
                .. choices.Select(choice => new PlaceholderChoice(
                    CatalogKey.Parse(choice.Key),
                    Columns.TextOrNull(choice.Labels)
                )),
            ],
            Columns.TextOrNull(Unit)
        );
}

internal sealed record ChoiceRow
{
    public string PlaceholderKey { get; init; } = "";

    public string Key { get; init; } = "";

    public string? Labels { get; init; }
}
