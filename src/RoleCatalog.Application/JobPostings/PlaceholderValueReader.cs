using System.Globalization;
using System.Text.Json;
using RoleCatalog.Application.RoleDescriptions;
using RoleCatalog.Domain;
using RoleCatalog.Domain.JobPostings;
using RoleCatalog.Domain.Localization;
using RoleCatalog.Domain.RoleDescriptions;
using RoleCatalog.Domain.Skills;

namespace RoleCatalog.Application.JobPostings;

/// <summary>Reads the values of placeholders by the types that the role declares, and writes them back.</summary>
internal sealed class PlaceholderValueReader(References references)
{
    private const int MaxTextLength = 1_000;
    private const string DateFormat = "yyyy-MM-dd";

    public static IEnumerable<string> SkillNames(IReadOnlyDictionary<string, JsonElement>? values, string key) =>
        values is not null && values.TryGetValue(key, out var value) && value.ValueKind == JsonValueKind.Array
            ? value
                .EnumerateArray()
                .Where(item => item.ValueKind == JsonValueKind.String)
                .Select(item => item.GetString()!)
            : [];

    public PlaceholderValues Read(
        IReadOnlyDictionary<string, JsonElement>? values,
        RoleDescription role,
        ErrorCollector errors
    )
    {
        var read = new Dictionary<string, PlaceholderValue>();
        foreach (var (key, value) in values ?? new Dictionary<string, JsonElement>())
        {
            var placeholder = role.Placeholders.FirstOrDefault(declared => declared.Key == key);
            if (placeholder is null)
            {
                errors.At(key).Add("placeholder-undeclared", $"The role declares no placeholder '{key}'.");
            }
            else if (errors.Try(key, () => Read(value, placeholder, role.SourceLanguage)) is { } good)
            {
                read[key] = good;
            }
        }

        return new PlaceholderValues(read);
    }

    public JsonElement Write(PlaceholderValue value) =>
        value switch
        {
            NeutralTextValue text => JsonSerializer.SerializeToElement(text.Text),
            LocalizedTextValue text => JsonSerializer.SerializeToElement(text.Text.ToDictionary()),
            NumberValue number => JsonSerializer.SerializeToElement(number.Number),
            DateValue date => JsonSerializer.SerializeToElement(
                date.Date.ToString(DateFormat, CultureInfo.InvariantCulture)
            ),
            ChoiceValue choice => JsonSerializer.SerializeToElement(choice.Choice.Value),
            SkillsValue skills => JsonSerializer.SerializeToElement(
                skills.Skills.Select(id => references.Skill(id).Key.Value)
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(value)),
        };

    private PlaceholderValue Read(JsonElement value, Placeholder placeholder, LanguageTag source) =>
        (placeholder.Type, value.ValueKind) switch
        {
            (PlaceholderType.Text, JsonValueKind.String) => new NeutralTextValue(
                WithoutGaps(Text.Clean(value.GetString(), MaxTextLength))
            ),
            (PlaceholderType.Text, JsonValueKind.Object) => Texts(value, source),
            (PlaceholderType.Number, JsonValueKind.Number) when value.TryGetDecimal(out var number) => new NumberValue(
                number
            ),
            (PlaceholderType.Date, JsonValueKind.String) => Date(value.GetString()!),
            (PlaceholderType.Choice, JsonValueKind.String) => new ChoiceValue(
                Choice(CatalogKey.Parse(value.GetString()), placeholder)
            ),
            (PlaceholderType.Skills, JsonValueKind.Array) => Skills(value, placeholder),
            _ => throw Wrong(placeholder),
        };

    // Nobody would fill what a value opens, and publishing would show it.
    private static string WithoutGaps(string text) =>
        text.Contains("{{", StringComparison.Ordinal)
            ? throw new DomainException(
                "placeholder-in-value",
                "A value has no placeholders of its own: it cannot hold '{{'."
            )
            : text;

    private static LocalizedTextValue Texts(JsonElement value, LanguageTag source)
    {
        var given = new Dictionary<string, string>();
        foreach (var text in value.EnumerateObject())
        {
            given[text.Name] = text.Value.ValueKind == JsonValueKind.String ? text.Value.GetString()! : "";
        }

        var texts = LocalizedText.Of(given, MaxTextLength).Select((_, text) => WithoutGaps(text));
        return texts.Has(source)
            ? new LocalizedTextValue(texts)
            : throw new DomainException(
                "source-language-missing",
                $"The text in the source language '{source}' is missing."
            );
    }

    private static DateValue Date(string text) =>
        DateOnly.TryParseExact(text, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? new DateValue(date)
            : throw new DomainException("placeholder-value-type", "A date is written as 2027-01-31.");

    private static CatalogKey Choice(CatalogKey key, Placeholder placeholder) =>
        placeholder.Choices.Any(choice => choice.Key == key)
            ? key
            : throw new DomainException(
                "placeholder-choice-unknown",
                $"'{key}' is none of the choices {string.Join(", ", placeholder.Choices.Select(choice => choice.Key))}."
            );

    private SkillsValue Skills(JsonElement value, Placeholder placeholder)
    {
        var errors = new ErrorCollector();
        var names = value
            .EnumerateArray()
            .Select(item => item.ValueKind == JsonValueKind.String ? item.GetString()! : "")
            .ToList();
        var skills = errors.Each("", names, (name, _) => Offered(references.ReadSkill(name), placeholder));
        errors.ThrowIfAny();
        if (skills.Count == 0 || skills.Count > Requirement.MaxSkills)
        {
            throw new DomainException(
                "placeholder-value-type",
                $"A list of 1 to {Requirement.MaxSkills} skills is needed."
            );
        }

        return new SkillsValue([.. skills.Select(skill => skill.Id).Distinct()]);
    }

    private static Skill Offered(Skill skill, Placeholder placeholder)
    {
        if (placeholder.Choices.Count > 0)
        {
            Choice(skill.Key, placeholder);
        }

        return skill;
    }

    private static DomainException Wrong(Placeholder placeholder) =>
        new(
            "placeholder-value-type",
            placeholder.Type switch
            {
                PlaceholderType.Text => "A text is needed, or a map of language tags to texts.",
                PlaceholderType.Number => "A number is needed.",
                PlaceholderType.Date => "A date is needed, such as \"2027-01-31\".",
                PlaceholderType.Choice => "The key of a choice is needed.",
                _ => "A list of skills is needed, by key or id.",
            }
        );
}
