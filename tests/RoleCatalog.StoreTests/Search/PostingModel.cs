using RoleCatalog.Application;
using RoleCatalog.Application.JobPostings;
using RoleCatalog.Contracts.JobPostings;
using RoleCatalog.Contracts.RoleDescriptions;
using RoleCatalog.Contracts.SkillProfiles;
using RoleCatalog.Contracts.Skills;
using RoleCatalog.Domain.JobPostings;
using RoleCatalog.Domain.SkillProfiles;
using RoleCatalog.Infrastructure.Search;
using RoleCatalog.Infrastructure.Search.Index;
using Folding = RoleCatalog.Domain.Text;

namespace RoleCatalog.StoreTests.Search;

/// <summary>What a search answers, said once more in plain words over all postings: slow, and with nothing of the index but its terms.</summary>
internal sealed class PostingModel(
    IReadOnlyList<JobPostingState> firstPublishedFirst,
    IReadOnlyList<SkillState> skills,
    IReadOnlyList<(SkillProfileState State, int ContentRevision)> profiles,
    IReadOnlyDictionary<(string Scale, string Level), int> ranks,
    int countedExactly
)
{
    private readonly List<ModelPosting> _newestFirst =
    [
        .. firstPublishedFirst.Select((state, index) => new ModelPosting(index + 1, state)).Reverse(),
    ];

    public ModelAnswer Search(SearchJobPostings query) => Search(query, always: _ => true);

    /// <param name="query">What is asked for.</param>
    /// <param name="always">What must hold whatever else is asked for.</param>
    public ModelAnswer Search(SearchJobPostings query, Func<JobPostingState, bool> always)
    {
        var text = SearchText.Parse(query.Words ?? "");
        var matching = Matching(facet: null);
        return new ModelAnswer(
            [.. Sorted(matching, query, text).Select(posting => posting.State.Id)],
            Whole(matching.Count, matching),
            matching.Count > countedExactly,
            query.Facets.ToDictionary(
                facet => facet,
                facet => Counts(facet, Matching(facet), query).ToList() as IReadOnlyList<(string, long)>
            )
        );

        List<ModelPosting> Matching(PostingFacet? facet) =>
            [.. Filtered(query, text, facet).Where(posting => always(posting.State))];
    }

    public JobPostingState Posting(string id) => _newestFirst.Single(posting => posting.State.Id == id).State;

    private IEnumerable<ModelPosting> Filtered(SearchJobPostings query, SearchText text, PostingFacet? facet) =>
        _newestFirst.Where(posting =>
            text.Wanted.All(posting.HasAnywhere)
            && !text.Unwanted.Any(posting.HasAnywhere)
            && Filters(query, facet)
                .All(filter => (facet is not null && filter.Facet == facet) || filter.Holds(posting.State))
        );

    private IEnumerable<(PostingFacet? Facet, Func<JobPostingState, bool> Holds)> Filters(
        SearchJobPostings query,
        PostingFacet? facet
    )
    {
        yield return (null, posting => !query.OnlyPublic || posting is { Status: "published", Visibility: "public" });
        yield return (
            PostingFacet.Status,
            posting =>
                query.Statuses.Count > 0
                    ? query.Statuses.Select(Wire.Name).Contains(posting.Status)
                    : query.ExternalIds.Count > 0 || posting.Status == "published"
        );
        yield return Named(
            PostingFacet.Visibility,
            query.Visibilities.Select(Wire.Name),
            posting => posting.Visibility
        );
        yield return Named(
            PostingFacet.Workplace,
            query.Workplaces.Select(Wire.Name),
            posting => posting.Workplace.Type
        );
        yield return Named(
            PostingFacet.ContractType,
            query.ContractTypes.Select(Wire.Name),
            posting => posting.ContractType
        );
        yield return Named(PostingFacet.Schedule, query.Schedules.Select(Wire.Name), posting => posting.Schedule);
        yield return Named(
            PostingFacet.Organization,
            query.Organizations.Select(Folding.Folded),
            posting => Folding.Folded(posting.Organization.Name)
        );
        yield return Named(PostingFacet.Language, query.Languages, posting => [.. posting.Languages]);
        yield return Named(
            PostingFacet.Profile,
            query.Profiles,
            posting => posting.Profile is { } profile ? [profile.Id, profile.Key] : []
        );
        yield return Named(PostingFacet.Family, query.Families, posting => ProfileOf(posting)?.Family ?? "-");
        yield return Named(
            PostingFacet.Seniority,
            query.Seniorities.Select(Wire.Name),
            posting => ProfileOf(posting)?.Seniority ?? "-"
        );
        yield return (PostingFacet.Skill, posting => HasSkills(posting, query));
        yield return (null, posting => query.Pay is not { } pay || PaysEnough(posting, pay));
        yield return (null, posting => query.PostedAfter is not { } time || posting.FirstPublishedAt >= time);
        yield return (
            null,
            posting => query.ValidOn is not { } day || posting.Validity is null || posting.Validity.ValidThrough >= day
        );
        yield return (null, posting => query.Drifted is not { } drifted || HasDrifted(posting) == drifted);
        yield return (
            null,
            posting =>
                query.ExternalIds.Count == 0
                || posting.ExternalIds.Any(id => query.ExternalIds.Contains(new SchemeValue(id.Scheme, id.Value)))
        );
        // All that is asked of a place must hold of one and the same.
        yield return (null, posting => HasPlace(posting, query, facet));
    }

    private static (PostingFacet?, Func<JobPostingState, bool>) Named(
        PostingFacet facet,
        IEnumerable<string> asked,
        Func<JobPostingState, string> value
    ) => Named(facet, asked, posting => [value(posting)]);

    private static (PostingFacet?, Func<JobPostingState, bool>) Named(
        PostingFacet facet,
        IEnumerable<string> asked,
        Func<JobPostingState, string[]> values
    ) => (facet, posting => !asked.Any() || asked.Intersect(values(posting)).Any());

    private static bool HasPlace(JobPostingState posting, SearchJobPostings query, PostingFacet? without) =>
        posting.Locations.Count == 0
            ? (without == PostingFacet.Country || query.Countries.Count == 0)
                && (without == PostingFacet.Region || query.Regions.Count == 0)
                && (without == PostingFacet.Locality || query.Localities.Count == 0)
            : posting.Locations.Any(place => IsMeant(place, query, without));

    private static bool IsMeant(LocationState place, SearchJobPostings query, PostingFacet? without) =>
        (without == PostingFacet.Country || query.Countries.Count == 0 || query.Countries.Contains(place.Country))
        && (without == PostingFacet.Region || IsOne(place.Region, query.Regions))
        && (without == PostingFacet.Locality || IsOne(place.Locality, query.Localities));

    private static bool IsOne(string? name, IReadOnlyList<string> asked) =>
        asked.Count == 0 || asked.Select(Folding.Folded).Contains(Folding.Folded(name ?? ""));

    private bool HasSkills(JobPostingState posting, SearchJobPostings query)
    {
        var held = query.Skills.Select(asked => HasSkill(posting, asked)).ToList();
        return held.Count == 0
            || (query.SkillMatch == SkillMatch.All ? held.TrueForAll(each => each) : held.Contains(true));
    }

    private bool HasSkill(JobPostingState posting, SkillAsked asked)
    {
        var meant = Meant(asked.Name);
        return Requirements(posting)
            .Any(requirement =>
                requirement.Skills.Any(skill => meant.Contains(Current(skill.Id)))
                && (
                    asked.Level is null
                    || requirement.MinimumLevel is { } level
                        && ranks.TryGetValue((requirement.Scale!.Id, asked.Level), out var least)
                        && ranks[(requirement.Scale.Id, level.Key)] >= least
                )
            );
    }

    /// <summary>The skills that a name stands for now.</summary>
    public HashSet<string> Meant(string name) =>
        skills
            .Where(skill => NamesOf(skill).Contains(Folding.Folded(name)) || skill.Key == name)
            .Select(skill => Current(skill.Id))
            .ToHashSet();

    /// <summary>The rank that a level has now in a scale; null when it has none.</summary>
    public int? Rank(string scale, string level) => ranks.TryGetValue((scale, level), out var rank) ? rank : null;

    public IEnumerable<SkillProfileState> Profiles => profiles.Select(profile => profile.State);

    public string KeyOf(string skill) => skills.Single(each => each.Id == skill).Key;

    private static IEnumerable<string> NamesOf(SkillState skill) =>
        skill.Labels.Values.Concat(skill.Aliases.Values.SelectMany(each => each)).Select(Folding.Folded);

    public string Current(string id)
    {
        var skill = skills.Single(each => each.Id == id);
        return skill.ReplacedBy is null ? id : Current(skill.ReplacedBy);
    }

    private static IEnumerable<RequirementState> Requirements(JobPostingState posting) =>
        posting.RequirementGroups.SelectMany(group => group.Requirements);

    private SkillProfileState? ProfileOf(JobPostingState posting) =>
        profiles.SingleOrDefault(profile => profile.State.Id == posting.Profile?.Id).State;

    private bool HasDrifted(JobPostingState posting) =>
        posting.Status != "closed"
        && posting.Profile is { } pin
        && pin.Revision < profiles.Single(profile => profile.State.Id == pin.Id).ContentRevision;

    private static bool PaysEnough(JobPostingState posting, PayAsked pay) =>
        Yearly(posting, pay.Currency) is { } yearly
        && (pay.Minimum is not { } minimum || yearly >= minimum * Times(Wire.Name(pay.Unit)));

    private static decimal? Yearly(JobPostingState posting, Currency currency) =>
        posting
            .SalaryRanges.Where(range => range.Currency == currency.Code)
            .Max(range => (range.Maximum ?? range.Minimum) * Times(range.Unit));

    private static int Times(string unit) =>
        unit switch
        {
            "hour" => 2080,
            "day" => 260,
            "week" => 52,
            "month" => 12,
            _ => 1,
        };

    private static IEnumerable<ModelPosting> Sorted(
        IEnumerable<ModelPosting> newestFirst,
        SearchJobPostings query,
        SearchText text
    ) =>
        (query.Sort ?? (text.IsEmpty ? PostingSort.Newest : PostingSort.Relevance)) switch
        {
            PostingSort.Newest => newestFirst,
            PostingSort.Relevance => newestFirst.OrderBy(posting => posting.Tier(text.Wanted)),
            PostingSort.ClosingSoonest => newestFirst.OrderBy(posting =>
                posting.State.Validity?.EndsAt ?? DateTimeOffset.MaxValue
            ),
            _ => newestFirst.OrderByDescending(posting => Yearly(posting.State, query.Pay!.Currency)),
        };

    private IEnumerable<(string Value, long Count)> Counts(
        PostingFacet facet,
        List<ModelPosting> matching,
        SearchJobPostings query
    ) =>
        matching
            .Take(countedExactly)
            .SelectMany(posting => ValuesOf(facet, posting.State, query).Distinct())
            .GroupBy(value => value, StringComparer.Ordinal)
            .Select(group => (Value: group.Key, Count: group.LongCount()))
            .OrderByDescending(each => each.Count)
            .ThenBy(each => each.Value, StringComparer.Ordinal)
            .Take(50)
            .Select(each => (each.Value, Whole(each.Count, matching)));

    private IEnumerable<string> ValuesOf(PostingFacet facet, JobPostingState posting, SearchJobPostings query)
    {
        // Of a place that is counted, what else is asked of the place holds too.
        var places = posting.Locations.Where(place => IsMeant(place, query, facet));
        return facet switch
        {
            PostingFacet.Skill => Requirements(posting)
                .SelectMany(requirement => requirement.Skills)
                .Select(skill => skills.Single(each => each.Id == Current(skill.Id)).Key),
            PostingFacet.Profile => OneOrNone(posting.Profile?.Key),
            PostingFacet.Family => OneOrNone(ProfileOf(posting)?.Family),
            PostingFacet.Seniority => OneOrNone(ProfileOf(posting)?.Seniority),
            PostingFacet.Organization => [posting.Organization.Name],
            PostingFacet.Workplace => [posting.Workplace.Type],
            PostingFacet.Country => places.Select(place => place.Country),
            PostingFacet.Region => places.Select(place => place.Region).OfType<string>(),
            PostingFacet.Locality => places.Select(place => place.Locality).OfType<string>(),
            PostingFacet.ContractType => [posting.ContractType],
            PostingFacet.Schedule => [posting.Schedule],
            PostingFacet.Language => posting.Languages,
            PostingFacet.Status => [posting.Status],
            _ => [posting.Visibility],
        };
    }

    private static IEnumerable<string> OneOrNone(string? value) => value is null ? [] : [value];

    // As if those further back than the newest were like these.
    private long Whole(long count, List<ModelPosting> matching) =>
        matching.Count <= countedExactly
            ? count
            : (long)
                Math.Round(
                    Math.Min(count, countedExactly)
                        * ((double)_newestFirst.Count / (_newestFirst.Count - matching[countedExactly - 1].Number + 1))
                );
}

internal sealed record ModelAnswer(
    IReadOnlyList<string> Ids,
    long Total,
    bool IsEstimate,
    IReadOnlyDictionary<PostingFacet, IReadOnlyList<(string Value, long Count)>> Facets
);
