using System.Text.Json;
using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Application.JobPostings;
using RoleCatalog.Application.Matching;
using RoleCatalog.Application.SkillProfiles;
using RoleCatalog.Domain.SkillProfiles;

namespace RoleCatalog.StoreTests.Search;

[TestFixtureSource(typeof(Stores), nameof(Stores.All))]
internal sealed class MatchingSkills(Store store) : StoreContract(store)
{
    private const int Questions = 500;

    private readonly Random _random = new(7);

    [Test]
    public async Task Ranks_postings_as_reading_through_all_of_them_would([Values(50_000, 30)] int countedExactly)
    {
        Catalog.Search = Catalog.Search with { CountedExactly = countedExactly };
        await Catalog.Restart();
        var postings = new PostingsByChance(Catalog, seed: 3);
        await postings.Begin();
        await postings.Publish(90);
        await Catalog.StartSearch();
        await postings.Publish(40);
        await postings.Change(60);
        await postings.ChangeWhatTheyReferTo();
        await postings.Publish(20);
        await Catalog.SearchIsUpToDate();

        var model = await CatalogModel.Of(Catalog, countedExactly);
        var searches = new SearchesByChance(countedExactly, Catalog.Clock.GetUtcNow().AddSeconds(-2));
        var found = 0;
        for (var question = 0; question < Questions; question++)
        {
            var query = new MatchJobPostings(Held(), Among(searches.Next()));
            found += await Agree(query, new MatchModel(model, query.Skills).Postings(query.Among)) ? 1 : 0;
        }

        found.Should().BeGreaterThan(Questions / 3, "questions that find nothing show little");
    }

    [Test]
    public async Task Ranks_profiles_as_reading_through_all_of_them_would()
    {
        var profiles = new PostingsByChance(Catalog, seed: 4);
        await profiles.Begin();
        await profiles.PublishProfiles(15);
        await Catalog.StartSearch();
        await profiles.ChangeWhatTheyReferTo();
        var analyst = await Catalog.Send(new GetSkillProfile("analyst"));
        await Catalog.Send(new RetireSkillProfile("analyst", null, analyst.Version));
        await Catalog.SearchIsUpToDate();

        var model = await CatalogModel.Of(Catalog, countedExactly: 1);
        for (var question = 0; question < Questions; question++)
        {
            var query = new MatchSkillProfiles(Held())
            {
                Families = Some("engineering", "analysis", "care", "none"),
                Seniorities = Some(Seniority.Mid, Seniority.Junior, Seniority.Senior),
                Facets = Some([.. MatchSkillProfiles.KnownFacets]),
                Limit = _random.Next(1, 8),
            };
            var (items, total, facets) = await All(query);

            Equal(new MatchModel(model, query.Skills).Profiles(query), items, total, facets, query);
        }
    }

    private async Task<bool> Agree(MatchJobPostings query, ModelMatches expected)
    {
        var first = await Catalog.Send(query);
        var items = first.Items.Select(item => (item.Matched.Id, item.Fit)).ToList();
        for (var cursor = first.NextCursor; cursor is not null; )
        {
            var page = await Catalog.Send(query with { Among = query.Among with { Cursor = cursor, Facets = [] } });
            items.AddRange(page.Items.Select(item => (item.Matched.Id, item.Fit)));
            cursor = page.NextCursor;
        }

        Equal(expected, items, first.Total, first.Facets, query);
        return items.Count > 0;
    }

    private async Task<(List<(string, Fit)>, long, IReadOnlyDictionary<string, FacetCounts>?)> All(
        MatchSkillProfiles query
    )
    {
        var first = await Catalog.Send(query);
        var items = first.Items.Select(item => (item.Matched.Id, item.Fit)).ToList();
        for (var cursor = first.NextCursor; cursor is not null; )
        {
            var page = await Catalog.Send(query with { Cursor = cursor, Facets = [] });
            items.AddRange(page.Items.Select(item => (item.Matched.Id, item.Fit)));
            cursor = page.NextCursor;
        }

        return (items, first.Total, first.Facets);
    }

    private static void Equal(
        ModelMatches expected,
        IReadOnlyList<(string Id, Fit Fit)> items,
        long total,
        IReadOnlyDictionary<string, FacetCounts>? facets,
        object query
    )
    {
        var because = JsonSerializer.Serialize(query);
        total.Should().Be(expected.Items.Count, because);
        items.Select(item => item.Id).Should().Equal(expected.Items.Select(item => item.Id), because);
        foreach (var (item, model) in items.Zip(expected.Items))
        {
            var fit = ModelFit.Of(item.Fit);
            (fit with { Skills = [] }).Should().Be(model.Fit with { Skills = [] }, because);
            fit.Skills.Should().BeEquivalentTo(model.Fit.Skills, because);
        }

        foreach (var (facet, counts) in expected.Facets)
        {
            facets!
                [PostingFacets.NameOf(facet)]
                .Values.Select(each => (each.Value, each.Count))
                .Should()
                .Equal(counts, "{0} of {1}", facet, because);
        }
    }

    // Half of them with few filters, so that there is much to rank.
    private SearchJobPostings Among(SearchJobPostings query) =>
        _random.Next(2) == 0
            ? query
            : new SearchJobPostings
            {
                Statuses = query.Statuses,
                Skills = query.Skills,
                Facets = query.Facets,
                Limit = query.Limit,
            };

    private IReadOnlyList<SkillHeld> Held() =>
        [
            .. Enumerable
                .Range(0, _random.Next(1, 5))
                .Select(_ => new SkillHeld(
                    Any([.. PostingsByChance.Skills, "SQL label", "Kafka ALIAS"]),
                    Any([null, null, "basic", "good", "proficient", "expert", "advanced", "b1", "c2"])
                )),
        ];

    private IReadOnlyList<T> Some<T>(params T[] all) => [.. all.Where(_ => _random.Next(6) == 0)];

    private T Any<T>(IReadOnlyList<T> all) => all[_random.Next(all.Count)];
}
