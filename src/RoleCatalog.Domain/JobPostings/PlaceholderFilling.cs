using System.Globalization;
using RoleCatalog.Domain.Localization;
using RoleCatalog.Domain.RoleDescriptions;
using RoleCatalog.Domain.Skills;

namespace RoleCatalog.Domain.JobPostings;

/// <summary>
/// Fills the gaps of a role description for each language that it has. A text that was nothing but open gaps goes, unless
/// gaps are shown, as what they ask for.
/// </summary>
internal sealed class PlaceholderFilling(
    IReadOnlyDictionary<string, PlaceholderValue> values,
    PublicationTerms terms,
    bool showGaps = false
)
{
    public RoleDescription Fill(RoleDescription role)
    {
        var withSkills = role with
        {
            RequirementGroups =
            [
                .. role.RequirementGroups.Select(group =>
                    group with
                    {
                        Requirements = [.. group.Requirements.Select(WithSkills)],
                    }
                ),
            ],
        };
        return withSkills.SelectTexts(Fill) with { Placeholders = [] };
    }

    /// <summary>Skills named by a placeholder are asked for by the requirement whose text has it.</summary>
    private Requirement WithSkills(Requirement requirement)
    {
        IEnumerable<LocalizedText?> texts = [requirement.Text, requirement.Description];
        var named = texts
            .SelectMany(text => text?.Texts.Values ?? [])
            .SelectMany(PlaceholderSyntax.Keys)
            .Distinct()
            .SelectMany(key => values.GetValueOrDefault(key) is SkillsValue skills ? skills.Skills : []);
        return requirement with { Skills = [.. requirement.Skills.Union(named)] };
    }

    /// <summary>The text with its gaps filled in, or null when nothing is left of it.</summary>
    public LocalizedText? Fill(LocalizedText text)
    {
        var filled = text.Select(
            (language, words) => PlaceholderSyntax.Fill(words, key => Written(key, language)).Trim()
        );
        return filled.Texts.Values.All(words => words.Length > 0) ? filled : null;
    }

    private string? Written(string key, LanguageTag language) =>
        values.GetValueOrDefault(key) switch
        {
            NeutralTextValue value => value.Text,
            LocalizedTextValue value => value.Text.In(language, terms.Role.SourceLanguage),
            NumberValue value => Written(key, value.Number, language),
            DateValue value => Written(value.Date, CultureInfo.GetCultureInfo(language.Value)),
            ChoiceValue value => ChoiceLabel(key, value.Choice, language),
            SkillsValue value => string.Join(", ", value.Skills.Select(skill => SkillLabel(skill, language))),
            _ when showGaps => $"[{Prompt(key, language)}]",
            _ => null,
        };

    private string Prompt(string key, LanguageTag language)
    {
        var gap = terms.Role.Placeholders.FirstOrDefault(declared => declared.Key == key);
        return gap?.Prompt.In(language, terms.Role.SourceLanguage) ?? key;
    }

    private string Written(string key, decimal number, LanguageTag language)
    {
        var digits = number.ToString("#,##0.##########", CultureInfo.GetCultureInfo(language.Value));
        return Declared(key).Unit is { } unit ? $"{digits} {unit.In(language, terms.Role.SourceLanguage)}" : digits;
    }

    // The long date without the day of the week. Some calendars end early, the Islamic one of Saudi Arabia in 2077, and a
    // system without data of languages has no such date.
    private static string Written(DateOnly date, CultureInfo culture)
    {
        var calendar = culture.Calendar;
        var day = date.ToDateTime(TimeOnly.MinValue);
        var pattern = culture
            .DateTimeFormat.GetAllDateTimePatterns('D')
            .FirstOrDefault(pattern => !pattern.Contains("ddd", StringComparison.Ordinal));
        return pattern is not null && day >= calendar.MinSupportedDateTime && day <= calendar.MaxSupportedDateTime
            ? date.ToString(pattern, culture)
            : date.ToString("O", CultureInfo.InvariantCulture);
    }

    private string ChoiceLabel(string key, CatalogKey choice, LanguageTag language)
    {
        var labels = Declared(key).Choices.First(offered => offered.Key == choice).Labels;
        return labels?.In(language, terms.Role.SourceLanguage) ?? choice.Value;
    }

    private Placeholder Declared(string key) => terms.Role.Placeholders.First(declared => declared.Key == key);

    private string SkillLabel(SkillId skill, LanguageTag language)
    {
        var (labels, source) = terms.SkillLabels[skill];
        return labels.In(language, source);
    }
}
