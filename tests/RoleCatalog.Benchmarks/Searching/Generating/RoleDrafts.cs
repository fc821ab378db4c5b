using RoleCatalog.Application.RoleDescriptions;
using RoleCatalog.Application.Skills;
using RoleCatalog.Domain.RoleDescriptions;
using RoleCatalog.Domain.SkillProfiles;
using RoleCatalog.Domain.Skills;

namespace RoleCatalog.Benchmarks.Searching.Generating;

/// <summary>In which languages something is written, the source language first.</summary>
internal sealed record Written(params IReadOnlyList<string> Languages)
{
    public static readonly Written InEnglish = new("en");
    public static readonly Written InIndonesian = new("id");
    public static readonly Written InBoth = new("id", "en");

    public string Source => Languages[0];

    public Dictionary<string, string> Text(string english, string indonesian) =>
        Languages.ToDictionary(language => language, language => language == "en" ? english : indonesian);

    public Dictionary<string, string> Text(Func<Sentences, string> of) =>
        Languages.ToDictionary(
            language => language,
            language => of(language == "en" ? English.Sentences : Indonesian.Sentences)
        );
}

/// <summary>What roles say and ask for.</summary>
internal sealed class RoleDrafts(IReadOnlyList<NewSkill> skills)
{
    private static readonly string[] Levels = ["basic", "good", "proficient", "expert"];
    private static readonly string[] LanguageLevels = ["a2", "b1", "b2", "c1"];

    /// <summary>Asked for by their occupations only, so that they are as rare as these.</summary>
    private static readonly string[] Rare = ["kubernetes", "kafka"];

    // The rarely wanted skills of the list are those at its end.
    private readonly Zipf frequent = new(
        skills.Select((skill, rank) => Rare.Contains(skill.Key) ? 0 : 1.0 / (rank + 1))
    );

    private readonly Dictionary<string, SkillKind> kinds = skills.ToDictionary(skill => skill.Key, skill => skill.Kind);

    public static IReadOnlyList<ResponsibilityGroupInput> Responsibilities(Written written, Random random) =>
        [
            new ResponsibilityGroupInput
            {
                Responsibilities =
                [
                    .. Enumerable
                        .Range(0, 3)
                        .Select(_ => new ResponsibilityInput { Text = written.Text(words => words.Duty(random)) }),
                ],
            },
        ];

    /// <summary>What is required, of what any will do, and what is preferred.</summary>
    public IReadOnlyList<RequirementGroupInput> Requirements(
        Occupation occupation,
        Seniority seniority,
        Written written,
        Random random
    )
    {
        var named = occupation.Skills.ToHashSet();
        string Another()
        {
            for (; ; )
            {
                var key = skills[frequent.Draw(random)].Key;
                if (named.Add(key))
                {
                    return key;
                }
            }
        }

        return
        [
            new RequirementGroupInput
            {
                Title = written.Text("What you bring", "Yang Anda bawa"),
                Requirements = [.. occupation.Skills.Select(key => Asks(key, Necessity.Required, seniority, random))],
            },
            new RequirementGroupInput
            {
                Title = written.Text("One of these", "Salah satu dari ini"),
                Match = Match.Any,
                Requirements =
                [
                    .. Enumerable.Range(0, 2).Select(_ => Asks(Another(), Necessity.Required, seniority, random)),
                ],
            },
            new RequirementGroupInput
            {
                Title = written.Text("A plus", "Nilai tambah"),
                Requirements =
                [
                    Asks(Another(), Necessity.Preferred, Seniority.Junior, random),
                    Asks(Another(), Necessity.Preferred, Seniority.Junior, random) with
                    {
                        Skills = [Another(), Another()],
                        Match = Match.Any,
                        Scale = null,
                        MinimumLevel = null,
                        DesiredLevel = null,
                    },
                ],
            },
        ];
    }

    private RequirementInput Asks(string key, Necessity necessity, Seniority seniority, Random random)
    {
        var (scale, levels) = kinds[key] == SkillKind.Language ? ("cefr", LanguageLevels) : ("general", Levels);
        var level = Math.Clamp((int)seniority - 1 + random.Next(2), 0, levels.Length - 1);
        return new RequirementInput
        {
            Skills = [key],
            Necessity = necessity,
            Scale = scale,
            MinimumLevel = levels[level],
            DesiredLevel = random.In(0.3) ? levels[Math.Min(level + 1, levels.Length - 1)] : null,
            ExperienceMonths = random.In(0.2) ? 12 * ((int)seniority + 1) : null,
        };
    }
}
