using RoleCatalog.Application;
using RoleCatalog.Application.JobPostings;
using RoleCatalog.Application.Matching;
using RoleCatalog.Contracts.RoleDescriptions;
using RoleCatalog.Contracts.SkillProfiles;
using RoleCatalog.Contracts.Skills;
using RoleCatalog.Domain.RoleDescriptions;

namespace RoleCatalog.StoreTests.Search;

/// <summary>How skills match, said once more in plain words over the states.</summary>
internal sealed class MatchModel(PostingModel catalog, IReadOnlyList<SkillHeld> told)
{
    private readonly List<(HashSet<string> Ids, string? Level)> _held =
    [
        .. told.Select(skill => (catalog.Meant(skill.Skill), skill.Level)),
    ];

    public ModelMatches Postings(SearchJobPostings among)
    {
        var found = catalog.Search(
            among with
            {
                Sort = PostingSort.Newest,
            },
            posting => IsAsked(posting.RequirementGroups)
        );
        var items = found
            .Ids.Select(id => new ModelMatch(id, Fit(catalog.Posting(id).RequirementGroups)))
            .OrderByDescending(match => match.Fit.Score);
        return new ModelMatches([.. items], found.Facets);
    }

    public ModelMatches Profiles(MatchSkillProfiles query)
    {
        var found = Filtered(query, facet: null)
            .OrderBy(profile => profile.Key, StringComparer.Ordinal)
            .Select(profile => new ModelMatch(profile.Id, Fit(profile.RequirementGroups)))
            .OrderByDescending(match => match.Fit.Score);
        return new ModelMatches(
            [.. found],
            query.Facets.ToDictionary(
                facet => facet,
                facet =>
                    Filtered(query, facet)
                        .SelectMany(profile => ValuesOf(facet, profile).Distinct())
                        .CountBy(value => value)
                        .Select(each => (each.Key, (long)each.Value))
                        .OrderByDescending(each => each.Item2)
                        .ThenBy(each => each.Key, StringComparer.Ordinal)
                        .ToList() as IReadOnlyList<(string, long)>
            )
        );
    }

    private IEnumerable<SkillProfileState> Filtered(MatchSkillProfiles query, PostingFacet? facet) =>
        catalog
            .Profiles.Where(profile => profile.Status == "published" && IsAsked(profile.RequirementGroups))
            .Where(profile =>
                facet == PostingFacet.Family
                || query.Families.Count == 0
                || query.Families.Contains(profile.Family ?? "-")
            )
            .Where(profile =>
                facet == PostingFacet.Seniority
                || query.Seniorities.Count == 0
                || query.Seniorities.Select(Wire.Name).Contains(profile.Seniority)
            );

    private IEnumerable<string> ValuesOf(PostingFacet facet, SkillProfileState profile) =>
        facet switch
        {
            PostingFacet.Family => [profile.Family!],
            PostingFacet.Seniority => profile.Seniority is { } seniority ? [seniority] : [],
            _ => Requirements(profile.RequirementGroups)
                .SelectMany(requirement => requirement.Skills)
                .Select(skill => catalog.KeyOf(catalog.Current(skill.Id))),
        };

    private bool IsAsked(IEnumerable<RequirementGroupState> groups) =>
        Requirements(groups).SelectMany(requirement => requirement.Skills).Any(Has);

    private static IEnumerable<RequirementState> Requirements(IEnumerable<RequirementGroupState> groups) =>
        groups.SelectMany(group => group.Requirements);

    private ModelFit Fit(IEnumerable<RequirementGroupState> groups)
    {
        var units = groups.SelectMany(UnitsOf).ToList();
        var (required, preferred) = (units.Where(unit => unit.IsRequired), units.Where(unit => !unit.IsRequired));
        var score =
            ((3 * required.Sum(unit => unit.Covered)) + preferred.Sum(unit => unit.Covered))
            / ((3 * required.Count()) + preferred.Count());
        return new ModelFit(
            Math.Round(score, 6, MidpointRounding.AwayFromZero),
            Coverage(required),
            Coverage(preferred),
            [.. units.SelectMany(unit => unit.Skills).Distinct()]
        );
    }

    private static Coverage Coverage(IEnumerable<Unit> units) =>
        new(Math.Round(units.Sum(unit => unit.Covered), 6, MidpointRounding.AwayFromZero), units.Count());

    private IEnumerable<Unit> UnitsOf(RequirementGroupState group)
    {
        var requirements = group.Requirements.Where(requirement => requirement.Skills.Count > 0).ToList();
        if (group.Match == "all" || requirements.Count == 0)
        {
            return requirements.Select(each => new Unit(IsRequired(each), Covered(each), Told(each, IsRequired(each))));
        }

        var (best, isRequired) = (requirements.Max(Covered), requirements.Exists(IsRequired));
        var closest = requirements.Where(each => Covered(each) == best);
        return [new Unit(isRequired, best, [.. closest.SelectMany(each => Told(each, isRequired))])];
    }

    private decimal Covered(RequirementState requirement)
    {
        var covered = requirement.Skills.Count(skill => Stands(skill, requirement) == "matched");
        return requirement.Match == "any" ? Math.Min(covered, 1) : (decimal)covered / requirement.Skills.Count;
    }

    private static bool IsRequired(RequirementState requirement) => requirement.Necessity == "required";

    private List<ModelSkill> Told(RequirementState requirement, bool isRequired) =>
        [
            .. requirement
                .Skills.Where(skill =>
                    requirement.Match == "all" || Covered(requirement) == 0 || Stands(skill, requirement) == "matched"
                )
                .Select(skill => new ModelSkill(
                    Stands(skill, requirement),
                    catalog.KeyOf(catalog.Current(skill.Id)),
                    isRequired ? Necessity.Required : Necessity.Preferred,
                    requirement.Scale?.Id,
                    requirement.MinimumLevel?.Key
                )),
        ];

    private bool Has(SkillReference skill) => _held.Exists(held => held.Ids.Contains(catalog.Current(skill.Id)));

    private string Stands(SkillReference skill, RequirementState requirement) =>
        !Has(skill) ? "missing"
        : _held
            .Where(held => held.Ids.Contains(catalog.Current(skill.Id)))
            .Any(held => Reaches(held.Level, requirement))
            ? "matched"
        : "tooLow";

    private bool Reaches(string? level, RequirementState requirement) =>
        level is null
        || requirement.MinimumLevel is not { } asked
        || catalog.Rank(requirement.Scale!.Id, level) >= catalog.Rank(requirement.Scale.Id, asked.Key);

    private sealed record Unit(bool IsRequired, decimal Covered, IReadOnlyList<ModelSkill> Skills);
}

internal sealed record ModelMatches(
    IReadOnlyList<ModelMatch> Items,
    IReadOnlyDictionary<PostingFacet, IReadOnlyList<(string Value, long Count)>> Facets
);

internal sealed record ModelMatch(string Id, ModelFit Fit);

internal sealed record ModelFit(decimal Score, Coverage Required, Coverage Preferred, IReadOnlyList<ModelSkill> Skills)
{
    public static ModelFit Of(Fit fit) =>
        new(
            fit.Score,
            fit.Required,
            fit.Preferred,
            [
                .. fit.Matched.Select(skill => Told("matched", skill)),
                .. fit.Missing.Select(skill => Told("missing", skill)),
                .. fit.TooLow.Select(skill => Told("tooLow", skill)),
            ]
        );

    private static ModelSkill Told(string standing, SkillFit skill) =>
        new(standing, skill.Key, skill.Necessity, skill.Scale, skill.LevelAsked);
}

internal sealed record ModelSkill(string Standing, string Key, Necessity Necessity, string? Scale, string? LevelAsked);
