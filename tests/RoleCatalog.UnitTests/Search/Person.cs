using RoleCatalog.Application.Matching;
using RoleCatalog.Contracts;
using RoleCatalog.Contracts.RoleDescriptions;
using RoleCatalog.Contracts.Skills;
using RoleCatalog.Infrastructure.Search;
using RoleCatalog.Infrastructure.Search.Index;
using RoleCatalog.Infrastructure.Search.Matching;

namespace RoleCatalog.UnitTests.Search;

/// <summary>Somebody with skills, in a catalogue of a few skills whose keys are their ids too.</summary>
internal sealed class Person(params SkillHeld[] told)
{
    private static readonly LevelRanks Ranks = new([
        ("general", "basic", 10),
        ("general", "good", 20),
        ("general", "expert", 40),
        ("cefr", "b1", 3),
        ("cefr", "c1", 5),
    ]);

    public Fit Fit(params RequirementGroupState[] groups)
    {
        var (words, names) = (new Words(), Names());
        var mentions = Mentions.Of(groups, words);
        var held = new HeldWords(words, names, HeldSkill.Of(told, names, Ranks, onlyPublic: false), Ranks);
        return new FitReader(held, words, names, Ranks).Read(mentions);
    }

    private static CatalogNames Names()
    {
        var names = new CatalogNames();
        foreach (var key in new[] { "python", "sql", "git", "english" })
        {
            names.Put(Skill(key));
        }

        names.Put(Skill("old-sql") with { ReplacedBy = "sql" });
        return names;
    }

    private static SkillState Skill(string key) =>
        new()
        {
            Id = key,
            Key = key,
            Status = "active",
            Kind = "technology",
            SourceLanguage = "en",
            Labels = Text($"The {key}"),
            Aliases = new Dictionary<string, IReadOnlyList<string>>(),
            ExternalIds = [],
            CreatedAt = DateTimeOffset.UnixEpoch,
            UpdatedAt = DateTimeOffset.UnixEpoch,
            Version = 1,
        };

    private static LocalizedText Text(string text) => new([KeyValuePair.Create("en", text)]);

    /// <summary>A group that asks for all of these.</summary>
    public static RequirementGroupState All(params RequirementState[] requirements) => Group("all", requirements);

    /// <summary>A group of which one suffices.</summary>
    public static RequirementGroupState Any(params RequirementState[] requirements) => Group("any", requirements);

    public static RequirementState Required(params string[] skills) => Requirement("required", skills);

    public static RequirementState Preferred(params string[] skills) => Requirement("preferred", skills);

    private static RequirementGroupState Group(string match, RequirementState[] requirements) =>
        new()
        {
            Id = "group",
            Match = match,
            Requirements = requirements,
        };

    private static RequirementState Requirement(string necessity, string[] skills) =>
        new()
        {
            Id = "requirement",
            Text = Text("What is asked"),
            Skills = [.. skills.Select(key => new SkillReference(key, key, Text(key)))],
            Match = "all",
            Necessity = necessity,
        };
}

internal static class RequirementSteps
{
    public static RequirementState OneSuffices(this RequirementState requirement) => requirement with { Match = "any" };

    /// <param name="requirement">What is asked.</param>
    /// <param name="level">Of the scale.</param>
    /// <param name="scale">Its id.</param>
    /// <param name="rank">As it was when it was written down.</param>
    public static RequirementState At(
        this RequirementState requirement,
        string level,
        string scale = "general",
        int rank = 1
    ) =>
        requirement with
        {
            Scale = new ScaleReference(scale, 1),
            MinimumLevel = new LevelReference(level, rank, new LocalizedText([KeyValuePair.Create("en", level)])),
        };
}
