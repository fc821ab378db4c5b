using RoleCatalog.Application.RoleDescriptions;
using RoleCatalog.Application.SkillProfiles;
using RoleCatalog.Domain.SkillProfiles;

namespace RoleCatalog.Benchmarks.Searching.Generating;

/// <summary>A profile to be made, and how often postings are.</summary>
internal sealed record PlannedProfile(double Share, Occupation Occupation, Seniority Seniority, Written Written);

/// <summary>The 200 profiles that are wanted most, each of an occupation and a seniority.</summary>
internal static class Profiles
{
    private const int Count = 200;

    private static readonly (Seniority Seniority, double Share)[] Seniorities =
    [
        (Seniority.Mid, 0.40),
        (Seniority.Senior, 0.25),
        (Seniority.Junior, 0.20),
        (Seniority.Lead, 0.08),
        (Seniority.Intern, 0.05),
        (Seniority.Principal, 0.02),
    ];

    private static readonly (Written Written, double Share)[] Writings =
    [
        (Written.InEnglish, 0.38),
        (Written.InIndonesian, 0.32),
        (Written.InBoth, 0.30),
    ];

    public static IReadOnlyList<PlannedProfile> Planned
    {
        get
        {
            var wanted = Occupations
                .All.SelectMany(occupation =>
                    Seniorities.Select(each => (Share: occupation.Share * each.Share, occupation, each.Seniority))
                )
                .OrderByDescending(profile => profile.Share)
                .Take(Count);
            var written = Writings.ToDictionary(each => each.Written, _ => 0.0);
            var planned = new List<PlannedProfile>();
            foreach (var (share, occupation, seniority) in wanted)
            {
                // Each is written in what is farthest behind its share, so that many and few are fairly divided.
                var language = Writings.MinBy(each => written[each.Written] / each.Share).Written;
                written[language] += share;
                planned.Add(new PlannedProfile(share, occupation, seniority, language));
            }

            return planned;
        }
    }

    public static SkillProfileDraft Draft(PlannedProfile profile, RoleDrafts roles, Random random)
    {
        var (occupation, seniority, written) = (profile.Occupation, profile.Seniority, profile.Written);
        return new SkillProfileDraft
        {
            Key = Key(occupation.English, seniority),
            SourceLanguage = written.Source,
            Title = Title(occupation, seniority, written),
            Family = occupation.Family,
            Seniority = seniority,
            Summary = written.Text(words => words.Duty(random)),
            ResponsibilityGroups = RoleDrafts.Responsibilities(written, random),
            RequirementGroups = roles.Requirements(occupation, seniority, written, random),
        };
    }

    public static Dictionary<string, string> Title(Occupation occupation, Seniority seniority, Written written) =>
        written.Text(occupation.TitleInEnglish(seniority), occupation.TitleInIndonesian(seniority));

    /// <summary>The draft after which a revision says another duty more.</summary>
    public static SkillProfileDraft Changed(SkillProfileDraft draft, Written written, Random random) =>
        draft with
        {
            ResponsibilityGroups =
            [
                .. draft.ResponsibilityGroups!,
                new ResponsibilityGroupInput
                {
                    Responsibilities = [new ResponsibilityInput { Text = written.Text(words => words.Duty(random)) }],
                },
            ],
        };

    private static string Key(string title, Seniority seniority) =>
        $"{seniority}-{title.Replace("F#", "fsharp", StringComparison.Ordinal).Replace(".", "dot", StringComparison.Ordinal).Replace(' ', '-')}".ToLowerInvariant();
}
