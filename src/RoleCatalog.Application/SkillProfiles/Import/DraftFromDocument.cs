using System.Text;
using RoleCatalog.Application.RoleDescriptions;
using RoleCatalog.Domain;
using RoleCatalog.Domain.RoleDescriptions;

namespace RoleCatalog.Application.SkillProfiles.Import;

/// <summary>A profile draft with what was understood of a document.</summary>
internal static class DraftFromDocument
{
    private const string LanguageScale = "cefr";
    private const string Requirements = "requirements";
    private const string Responsibilities = "responsibilities";

    public static SkillProfileDraft Of(DocumentReading reading, string? fileName, string? key)
    {
        var title = reading.Title?.Text ?? Path.GetFileNameWithoutExtension(fileName);
        var language = reading.Language.Tag;
        return new SkillProfileDraft
        {
            Key = key ?? Slug(title ?? ""),
            SourceLanguage = language,
            Title = title is null ? null : Text(language, title),
            Summary = Summary(reading, language),
            ResponsibilityGroups =
            [
                .. reading.Responsibilities.Select(group => Group(group, language)),
                .. OwnDuties(reading, language),
            ],
            RequirementGroups =
            [
                .. reading.Requirements.Select(group => Group(group, language)),
                .. OwnRequirements(reading, language),
            ],
            Placeholders = [.. reading.Placeholders.Select(placeholder => Placeholder(placeholder, language))],
        };
    }

    private static Dictionary<string, string>? Summary(DocumentReading reading, string language)
    {
        var elsewhere = reading.Placeholders.Where(gap =>
            gap.StandsAlone && gap.Section is not (Requirements or Responsibilities)
        );
        var paragraphs = reading.Summary.Select(paragraph => paragraph.Text).Concat(elsewhere.Select(Written)).ToList();
        return paragraphs.Count == 0 ? null : Text(language, string.Join("\n\n", paragraphs));
    }

    private static ResponsibilityGroupInput Group(ResponsibilityGroupReading group, string language) =>
        new()
        {
            Title = Optional(language, group.Title?.Text),
            Responsibilities =
            [
                .. group.Items.Select(item => new ResponsibilityInput { Text = Text(language, item.Text) }),
            ],
        };

    private static RequirementGroupInput Group(RequirementGroupReading group, string language) =>
        new()
        {
            Title = Optional(language, group.Title?.Text),
            Requirements = [.. group.Items.Select(item => Requirement(item, language))],
        };

    private static RequirementInput Requirement(RequirementReading item, string language) =>
        new()
        {
            Text = Text(language, item.Text),
            Description = Optional(language, item.Description),
            Skills = [.. item.Skills.Select(skill => skill.SkillKey).Distinct()],
            Match = Wire.Value<Match>(item.Match),
            Necessity = Wire.Value<Domain.RoleDescriptions.Necessity>(item.Necessity),
            Scale =
                item.Level is null ? null
                : item.Level is [>= 'a' and <= 'c', '1' or '2'] ? LanguageScale
                : ReferenceReader.DefaultScale,
            MinimumLevel = item.Level,
            ExperienceMonths = item.ExperienceMonths is { } months
                ? Math.Clamp(months, 1, Domain.RoleDescriptions.Requirement.MaxExperienceMonths)
                : null,
        };

    // A gap on a line of its own asks for something beside the items: it is put behind them, in a group of its own.
    private static IEnumerable<RequirementGroupInput> OwnRequirements(DocumentReading reading, string language) =>
        reading
            .Placeholders.Where(gap => gap.StandsAlone && gap.Section == Requirements)
            .Select(gap => new RequirementGroupInput
            {
                Requirements = [new RequirementInput { Text = Text(language, Written(gap)) }],
            });

    private static IEnumerable<ResponsibilityGroupInput> OwnDuties(DocumentReading reading, string language) =>
        reading
            .Placeholders.Where(gap => gap.StandsAlone && gap.Section == Responsibilities)
            .Select(gap => new ResponsibilityGroupInput
            {
                Responsibilities = [new ResponsibilityInput { Text = Text(language, Written(gap)) }],
            });

    private static PlaceholderInput Placeholder(PlaceholderReading placeholder, string language)
    {
        var type = Wire.Value<PlaceholderType>(placeholder.Type);
        return new PlaceholderInput
        {
            Key = placeholder.Key,
            Type = type,
            Prompt = Text(language, placeholder.Prompt),
            Choices =
            [
                .. placeholder.Choices.Select(choice => new PlaceholderChoiceInput
                {
                    Key = type == PlaceholderType.Skills ? choice : Slug(choice),
                    Labels = type == PlaceholderType.Skills ? null : Text(language, choice),
                }),
            ],
        };
    }

    private static string Written(PlaceholderReading placeholder) => $"{{{{{placeholder.Key}}}}}";

    private static Dictionary<string, string> Text(string language, string text) => new() { [language] = text };

    private static Dictionary<string, string>? Optional(string language, string? text) =>
        text is null ? null : Text(language, text);

    /// <summary>The title as a key: letters and digits in groups, joined by hyphens.</summary>
    private static string Slug(string text)
    {
        var slug = new StringBuilder();
        foreach (
            var character in Domain
                .Text.Folded(text)
                .Replace("#", "sharp", StringComparison.Ordinal)
                .Replace("+", "plus", StringComparison.Ordinal)
        )
        {
            if (char.IsAsciiLetterOrDigit(character))
            {
                slug.Append(character);
            }
            else if (slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        return slug.ToString(0, Math.Min(slug.Length, CatalogKey.MaxLength)).Trim('-');
    }
}
