using RoleCatalog.Application;
using RoleCatalog.Application.JobPostings;
using RoleCatalog.Application.Matching;
using RoleCatalog.Contracts;
using RoleCatalog.Domain.SkillProfiles;
using RoleCatalog.Infrastructure.Search.Index;

namespace RoleCatalog.Infrastructure.Search.Matching;

/// <summary>Matches a person's skills with the published profiles: thousands of them, which are looked at one by one.</summary>
internal sealed class ProfileMatchRun
{
    private readonly MatchSkillProfiles query;
    private readonly CatalogNames names;
    private readonly HeldWords held;
    private readonly FitReader fits;
    private readonly List<ProfileName> asking;

    public ProfileMatchRun(MatchSkillProfiles query, LevelRanks ranks, CatalogNames names)
    {
        (this.query, this.names) = (query, names);
        held = new HeldWords(
            names.ProfileWords,
            names,
            HeldSkill.Of(query.Skills, names, ranks, onlyPublic: false),
            ranks
        );
        fits = new FitReader(held, names.ProfileWords, names, ranks);
        var text = SearchText.Parse(query.Words ?? "");
        asking =
        [
            .. names.Profiles.Where(profile =>
                profile.IsPublished && held.AreAskedFor(profile.Mentions) && text.IsIn(profile.Terms)
            ),
        ];
    }

    /// <summary>The page behind a place, and one more where there is another page.</summary>
    public FoundProfiles Run(ProfilePlace? after)
    {
        var matching = Matching(facet: null).ToList();
        var page = matching
            .Select(profile => (Place: PlaceOf(profile), Profile: profile))
            .Where(each => after is null || each.Place.CompareTo(after) > 0)
            .OrderBy(each => each.Place)
            .Take(query.Limit + 1);
        return new FoundProfiles(
            matching.Count,
            [.. page.Select(each => (each.Place, each.Profile, fits.Read(each.Profile.Mentions)))],
            query.Facets.ToDictionary(PostingFacets.NameOf, Count)
        );
    }

    private ProfilePlace PlaceOf(ProfileName profile) => new(FitSum.Of(profile.Mentions, held).Score, profile.Key);

    private IEnumerable<ProfileName> Matching(PostingFacet? facet)
    {
        var seniorities = query.Seniorities.Select(Wire.Name<Seniority>).ToHashSet();
        return asking
            .Where(profile =>
                facet == PostingFacet.Family
                || query.Families.Count == 0
                || profile.Family is { } family && query.Families.Contains(family)
            )
            .Where(profile =>
                facet == PostingFacet.Seniority
                || seniorities.Count == 0
                || profile.Seniority is { } seniority && seniorities.Contains(seniority)
            );
    }

    private FacetCounts Count(PostingFacet facet) =>
        new(
            [
                .. Matching(facet)
                    .SelectMany(profile => ValuesOf(facet, profile).DistinctBy(each => each.Value))
                    .GroupBy(each => each.Value, StringComparer.Ordinal)
                    .OrderByDescending(same => same.Count())
                    .ThenBy(same => same.Key, StringComparer.Ordinal)
                    .Take(FacetCounter.MostValues)
                    .Select(same => new FacetCount(same.Key, same.First().Labels, same.Count())),
            ],
            IsEstimate: false
        );

    private IEnumerable<(string Value, LocalizedText? Labels)> ValuesOf(PostingFacet facet, ProfileName profile) =>
        facet switch
        {
            PostingFacet.Family => profile.Family is { } family ? [(family, null)] : [],
            PostingFacet.Seniority => profile.Seniority is { } seniority ? [(seniority, null)] : [],
            _ => profile
                .Mentions.Select(mention => names.Current(names.ProfileWords[mention.Skill]))
                .Select(skill => (skill.Key, skill.Labels)),
        };
}

/// <summary>The place of a profile in the order of matches: the highest score first, and of one score by the key.</summary>
internal sealed record ProfilePlace(int Score, string Key) : IComparable<ProfilePlace>
{
    public int CompareTo(ProfilePlace? other) =>
        other is null ? 1
        : Score != other.Score ? other.Score.CompareTo(Score)
        : string.CompareOrdinal(Key, other.Key);
}

/// <summary>The profiles that match.</summary>
/// <param name="Total">How many they are.</param>
/// <param name="Page">Those that come next.</param>
/// <param name="Facets">By their names.</param>
internal sealed record FoundProfiles(
    long Total,
    IReadOnlyList<(ProfilePlace Place, ProfileName Profile, Fit Fit)> Page,
    IReadOnlyDictionary<string, FacetCounts> Facets
);
