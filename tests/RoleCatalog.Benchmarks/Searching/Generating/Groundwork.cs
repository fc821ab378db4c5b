using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using RoleCatalog.Application.ProficiencyScales;
using RoleCatalog.Application.SkillProfiles;
using RoleCatalog.Application.Skills;
using RoleCatalog.Domain;
using RoleCatalog.Domain.JobPostings;
using RoleCatalog.Domain.Localization;
using RoleCatalog.Domain.ProficiencyScales;
using RoleCatalog.Domain.SkillProfiles;
using RoleCatalog.Domain.Skills;

namespace RoleCatalog.Benchmarks.Searching.Generating;

/// <summary>A revision that postings are made from, with what their publication depends on.</summary>
internal sealed record PublishedRevision(
    PlannedProfile Plan,
    SkillProfile Profile,
    SkillProfileRevision Revision,
    PublicationTerms Terms
);

/// <summary>What is there before the first posting, made by commands: the scales, the skills and the profiles.</summary>
internal sealed record Groundwork(
    IReadOnlyList<PublishedRevision> Revisions,
    IReadOnlyDictionary<string, Skill> Skills,
    IReadOnlyDictionary<CatalogKey, ProficiencyScale> Scales,
    RoleDrafts Roles
)
{
    private const double ShareWithTwoRevisions = 0.3;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    public static async Task<Groundwork> Lay(OwnCatalog catalog, int seed)
    {
        await catalog.Send(new DefineBuiltInScales());
        IReadOnlyList<NewSkill> skills = [.. Starter(), .. MoreSkills.All];
        foreach (var skill in skills)
        {
            await catalog.Send(new DefineSkill(skill, AllowDuplicate: true));
        }

        var roles = new RoleDrafts(skills);
        var random = Draws.Of(seed, number: 0);
        var planned = new List<(PlannedProfile Plan, string Id, int Revisions)>();
        foreach (var plan in Profiles.Planned)
        {
            planned.Add(await Publish(catalog, plan, roles, random));
        }

        var revisions = await catalog.Read((ISkillProfileRepository profiles) => PublishedOnes(profiles, planned));
        return new Groundwork(revisions, await Known(catalog, skills), await BuiltIn(catalog), roles);
    }

    private static async Task<IReadOnlyList<PublishedRevision>> PublishedOnes(
        ISkillProfileRepository profiles,
        List<(PlannedProfile Plan, string Id, int Revisions)> planned
    )
    {
        var revisions = new List<PublishedRevision>();
        foreach (var (plan, id, count) in planned)
        {
            var profile = await profiles.Get(id);
            for (var number = 1; number <= count; number++)
            {
                var revision = (await profiles.FindRevision(profile.Id, number))!;
                var terms = new PublicationTerms(
                    revision.Content.Role,
                    SkillProfileStatus.Published,
                    new Dictionary<SkillId, (LocalizedText, LanguageTag)>()
                );
                revisions.Add(
                    new PublishedRevision(plan with { Share = plan.Share / count }, profile, revision, terms)
                );
            }
        }

        return revisions;
    }

    private static Task<IReadOnlyDictionary<string, Skill>> Known(OwnCatalog catalog, IReadOnlyList<NewSkill> skills) =>
        catalog.Read((ISkillRepository repository) => repository.Find([.. skills.Select(skill => skill.Key)]));

    private static Task<IReadOnlyDictionary<CatalogKey, ProficiencyScale>> BuiltIn(OwnCatalog catalog) =>
        catalog.Read(
            (IProficiencyScaleRepository repository) =>
                repository.Find([CatalogKey.Parse("general"), CatalogKey.Parse("cefr")])
        );

    private static async Task<(PlannedProfile, string, int)> Publish(
        OwnCatalog catalog,
        PlannedProfile plan,
        RoleDrafts roles,
        Random random
    )
    {
        var draft = Profiles.Draft(plan, roles, random);
        var created = await catalog.Send(new CreateSkillProfile(draft, AllowDuplicate: true));
        var id = created.Value.Id!;
        await catalog.Send(new PublishSkillProfile(id, created.Version));
        if (!random.In(ShareWithTwoRevisions))
        {
            return (plan, id, 1);
        }

        var next = Profiles.Changed(created.Value, plan.Written, random);
        var changed = await catalog.Send(new ChangeSkillProfileDraft(id, next, created.Version));
        await catalog.Send(new PublishSkillProfile(id, changed.Version));
        return (plan, id, 2);
    }

    /// <summary>The skills with which an empty catalogue begins.</summary>
    private static IReadOnlyList<NewSkill> Starter()
    {
        using var resource = Assembly.Load("RoleCatalog.Api").GetManifestResourceStream("Filling/skills.json")!;
        return JsonSerializer.Deserialize<IReadOnlyList<NewSkill>>(resource, Json)!;
    }
}
