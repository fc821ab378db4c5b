using System.Globalization;
using RoleCatalog.Domain;
using RoleCatalog.Domain.Localization;
using RoleCatalog.Domain.ProficiencyScales;
using RoleCatalog.Domain.RoleDescriptions;
using RoleCatalog.Domain.Skills;

namespace RoleCatalog.UnitTests;

/// <summary>The things that tests are about, as prose: <c>A.JobPosting().Published()</c>.</summary>
internal static class A
{
    public static readonly DateTimeOffset Morning = new(2027, 1, 4, 8, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset Noon = new(2027, 1, 4, 12, 0, 0, TimeSpan.Zero);
    public static readonly LanguageTag English = LanguageTag.Parse("en");
    public static readonly LanguageTag Indonesian = LanguageTag.Parse("id");

    public static DateOnly Day(string day) => DateOnly.ParseExact(day, "O", CultureInfo.InvariantCulture);

    public static CatalogKey Key(string key) => CatalogKey.Parse(key);

    public static LocalizedText Text(string english, string? indonesian = null) =>
        LocalizedText.Of(Texts(english, indonesian), 100_000);

    public static Dictionary<string, string> Texts(string english, string? indonesian = null) =>
        indonesian is null ? new() { ["en"] = english } : new() { ["en"] = english, ["id"] = indonesian };

    public static SkillDefinition SkillDefinition(string label, string? indonesian = null) =>
        new(SkillKind.Technology, SkillNames.Of(English, Text(label, indonesian), aliases: null), null, []);

    public static Skill Skill(string key, string? label = null, string? indonesian = null) =>
        Domain.Skills.Skill.Define(SkillId.New(Morning), Key(key), SkillDefinition(label ?? key, indonesian), Morning);

    public static ProficiencyLevel Level(string key, int rank) => new(Key(key), rank, Text(key), null);

    public static ProficiencyScaleDefinition ScaleDefinition(params string[] levels) =>
        ProficiencyScaleDefinition.Of(
            English,
            Text("General"),
            [.. levels.Select((level, index) => Level(level, index + 1))]
        );

    public static ProficiencyScale Scale() =>
        ProficiencyScale.Define(Key("general"), ScaleDefinition("basic", "good", "expert"), Morning);

    public static Placeholder Placeholder(
        string key,
        PlaceholderType type = PlaceholderType.Text,
        bool required = true
    ) =>
        Domain.RoleDescriptions.Placeholder.Of(
            key,
            type,
            Text($"Which {key}?"),
            required,
            type == PlaceholderType.Choice
                ?
                [
                    new PlaceholderChoice(Key("day"), Text("day shift", "sif siang")),
                    new PlaceholderChoice(Key("night"), Text("night shift", "sif malam")),
                ]
                : []
        );

    public static RoleBuilder Role() => new();

    public static SkillProfileBuilder SkillProfile() => new();

    public static JobPostingBuilder JobPosting() => new();
}
