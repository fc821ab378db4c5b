using RoleCatalog.Application;
using RoleCatalog.Application.JobPostings;
using RoleCatalog.Domain.JobPostings;
using RoleCatalog.Domain.SkillProfiles;

namespace RoleCatalog.StoreTests.Search;

/// <summary>What anybody may ask: each filter now and then, and as many values as it takes.</summary>
internal sealed class SearchesByChance(int seed, DateTimeOffset around)
{
    private readonly Random _random = new(seed);

    public SearchJobPostings Next()
    {
        var query = new SearchJobPostings
        {
            Words = _random.Next(2) == 0 ? null : Typed(),
            Skills = Some([.. PostingsByChance.Skills, "SQL alias", "unknown"], 3, Asked),
            SkillMatch = Any(Enum.GetValues<SkillMatch>()),
            Profiles = Some([.. PostingsByChance.Profiles.Select(profile => profile.Key), "none"], 8),
            Families = Some(["engineering", "analysis", "none"], 8),
            Seniorities = Some(Enum.GetValues<Seniority>(), 8),
            Organizations = Some(["nusantara", "Eclair digital", "PT Maju", "none"], 6),
            Workplaces = Some(Enum.GetValues<WorkplaceType>(), 5),
            Countries = Some(["ID", "SG", "DE", "US", "FR"], 5),
            Regions = Some(["bali", "Jawa Barat", "none"], 9),
            Localities = Some(["bandung", "Jakarta", "none"], 7),
            ContractTypes = Some(Enum.GetValues<ContractType>(), 8),
            Schedules = Some(Enum.GetValues<WorkSchedule>(), 8),
            Languages = Some(["en", "id", "fr"], 9),
            Statuses = Some(Enum.GetValues<JobPostingStatus>(), 4),
            Visibilities = Some(Enum.GetValues<Visibility>(), 6),
            PostedAfter = _random.Next(9) == 0 ? around.AddMilliseconds(_random.Next(-2000, 2000)) : null,
            ValidOn = _random.Next(6) == 0 ? new DateOnly(2190, 1, 1).AddDays(_random.Next(-1, 10)) : null,
            Drifted = _random.Next(8) == 0 ? _random.Next(2) == 0 : null,
            ExternalIds = Some(
                [.. Enumerable.Range(1, 20).Select(number => new SchemeValue("ats", $"1-{number}"))],
                12
            ),
            OnlyPublic = _random.Next(6) == 0,
            Facets = Some(Enum.GetValues<PostingFacet>(), 2),
            Limit = _random.Next(1, 60),
        };
        var sort = _random.Next(3) == 0 ? (PostingSort?)null : Any(Enum.GetValues<PostingSort>());
        return query with
        {
            Sort = sort == PostingSort.Relevance && query.Words is null ? null : sort,
            Pay =
                sort == PostingSort.Salary || _random.Next(6) == 0
                    ? new PayAsked(
                        Currency.Parse(Any(["IDR", "EUR"])),
                        _random.Next(2) == 0 ? null : _random.Next(1, 50_000),
                        Any(Enum.GetValues<PayUnit>())
                    )
                    : null,
        };
    }

    private string Typed() => string.Join(' ', Enumerable.Range(0, _random.Next(1, 4)).Select(_ => TypedWord()));

    private string TypedWord() =>
        _random.Next(8) switch
        {
            0 => $"-{Any(PostingsByChance.Words)}",
            1 => $"\"{Any(PostingsByChance.Words)} {Any(PostingsByChance.Words)}\"",
            2 => $"{Any(PostingsByChance.Words)[..2]}*",
            3 => Any(["nusantara", "label", "lain", "kafka"]),
            _ => Any(PostingsByChance.Words).ToLowerInvariant(),
        };

    private SkillAsked Asked(string name) =>
        new(name, _random.Next(3) == 0 ? Any(["basic", "good", "expert", "b1"]) : null);

    private IReadOnlyList<T> Some<T>(IReadOnlyList<T> all, int seldom) => Some(all, seldom, each => each);

    private IReadOnlyList<TResult> Some<T, TResult>(IReadOnlyList<T> all, int seldom, Func<T, TResult> make) =>
        _random.Next(seldom) > 0
            ? []
            : [.. Enumerable.Range(0, _random.Next(1, 4)).Select(_ => Any(all)).Distinct().Select(make)];

    private T Any<T>(IReadOnlyList<T> all) => all[_random.Next(all.Count)];
}
