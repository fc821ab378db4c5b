using System.Globalization;
using System.Text.RegularExpressions;
using RoleCatalog.Domain.Localization;
using RoleCatalog.Domain.RoleDescriptions;
using RoleCatalog.Domain.Skills;

namespace RoleCatalog.Domain.JobPostings;

/// <summary>
/// Fills the gaps of a role description for each language that it has. A gap left open takes the space before it along;
/// a text that was nothing but open gaps goes.
/// </summary>
internal sealed partial class PlaceholderFilling(
    IReadOnlyDictionary<string, PlaceholderValue> values,
    PublicationTerms terms
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
        return withSkills.SelectTexts(Filled) with { Placeholders = [] };
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

    private LocalizedText? Filled(LocalizedText text)
    {
        var filled = text.Select(
            (language, words) =>
            {
                var written = PlaceholderSyntax.Fill(words, key => Written(key, language));
                return PlaceholderSyntax.Keys(words).Count == 0 ? written : Tidied(written);
            }
        );
        return filled.Texts.Values.All(words => words.Length > 0) ? filled : null;
    }

    private static string Tidied(string text) =>
        SpaceBeforeMark().Replace(Spaces().Replace(text, " "), "${mark}").Trim();

    private string? Written(string key, LanguageTag language) =>
        values.GetValueOrDefault(key) switch
        {
            NeutralTextValue value => value.Text,
            LocalizedTextValue value => value.Text.In(language, terms.Role.SourceLanguage),
            NumberValue value => value.Number.ToString("#,##0.##########", CultureInfo.GetCultureInfo(language.Value)),
            DateValue value => value.Date.ToString(DatePattern(language), CultureInfo.GetCultureInfo(language.Value)),
            ChoiceValue value => ChoiceLabel(key, value.Choice, language),
            SkillsValue value => string.Join(", ", value.Skills.Select(skill => SkillLabel(skill, language))),
            _ => null,
        };

    private static string DatePattern(LanguageTag language) =>
        CultureInfo
            .GetCultureInfo(language.Value)
            .DateTimeFormat.LongDatePattern.Replace("dddd, ", "", StringComparison.Ordinal)
            .Replace("dddd", "", StringComparison.Ordinal)
            .Trim(' ', ',');

    private string ChoiceLabel(string key, CatalogKey choice, LanguageTag language)
    {
        var placeholder = terms.Role.Placeholders.First(declared => declared.Key == key);
        var labels = placeholder.Choices.First(offered => offered.Key == choice).Labels;
        return labels?.In(language, terms.Role.SourceLanguage) ?? choice.Value;
    }

    private string SkillLabel(SkillId skill, LanguageTag language)
    {
        var (labels, source) = terms.SkillLabels[skill];
        return labels.In(language, source);
    }

    [GeneratedRegex("[ \t]{2,}", RegexOptions.NonBacktracking)]
    private static partial Regex Spaces();

    [GeneratedRegex("[ \t]+(?<mark>[,.;:!?)])", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex SpaceBeforeMark();
}
