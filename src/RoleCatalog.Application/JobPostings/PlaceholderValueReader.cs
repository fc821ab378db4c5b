using System.Globalization;
using System.Text.Json;
using RoleCatalog.Application.RoleDescriptions;
using RoleCatalog.Domain;
using RoleCatalog.Domain.JobPostings;
using RoleCatalog.Domain.Localization;
using RoleCatalog.Domain.RoleDescriptions;

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

    public IReadOnlyDictionary<string, PlaceholderValue> Read(
        IReadOnlyDictionary<string, JsonElement>? values,
        IReadOnlyList<Placeholder> placeholders,
        ErrorCollector errors
    )
    {
        var read = new Dictionary<string, PlaceholderValue>();
        foreach (var (key, value) in values ?? new Dictionary<string, JsonElement>())
        {
            var placeholder = placeholders.FirstOrDefault(declared => declared.Key == key);
            if (placeholder is null)
            {
                errors.At(key).Add("placeholder-undeclared", $"The role declares no placeholder '{key}'.");
            }
            else if (errors.Try(key, () => Read(value, placeholder)) is { } good)
            {
                read[key] = good;
            }
        }

        return read;
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

    private PlaceholderValue Read(JsonElement value, Placeholder placeholder) =>
        (placeholder.Type, value.ValueKind) switch
        {
            (PlaceholderType.Text, JsonValueKind.String) => new NeutralTextValue(
                Text.Clean(value.GetString(), MaxTextLength)
            ),
            (PlaceholderType.Text, JsonValueKind.Object) => new LocalizedTextValue(
                LocalizedText.Of(Texts(value), MaxTextLength)
            ),
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

    private static Dictionary<string, string> Texts(JsonElement value) =>
        value
            .EnumerateObject()
            .ToDictionary(
                text => text.Name,
                text => text.Value.ValueKind == JsonValueKind.String ? text.Value.GetString()! : ""
            );

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
        var skills = errors.Each("", names, (name, _) => references.ReadSkill(name));
        errors.ThrowIfAny();
        if (skills.Count == 0 || skills.Count > Requirement.MaxSkills)
        {
            throw new DomainException(
                "placeholder-value-type",
                $"A list of 1 to {Requirement.MaxSkills} skills is needed."
            );
        }

        if (placeholder.Choices.Count > 0)
        {
            skills = [.. skills.Where(skill => Choice(skill.Key, placeholder) == skill.Key)];
        }

        return new SkillsValue([.. skills.Select(skill => skill.Id).Distinct()]);
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
