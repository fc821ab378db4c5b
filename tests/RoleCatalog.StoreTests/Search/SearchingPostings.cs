using System.Text.Json;
using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Application.JobPostings;

namespace RoleCatalog.StoreTests.Search;

[TestFixtureSource(typeof(Stores), nameof(Stores.All))]
internal sealed class SearchingPostings(Store store) : StoreContract(store)
{
    private const int Searches = 1_000;

    [TestCase(50_000, false)]
    [TestCase(30, true)]
    public async Task Answers_what_reading_through_all_postings_would(int countedExactly, bool keepsHits)
    {
        Catalog.Search = Catalog.Search with
        {
            CountedExactly = countedExactly,
            KeptAfter = keepsHits ? TimeSpan.Zero : TimeSpan.MaxValue,
        };
        await Catalog.Restart();
        var postings = new PostingsByChance(Catalog, seed: 1);
        await postings.Begin();
        await postings.Publish(90);
        // The rest comes while the index is there already.
        await Catalog.StartSearch();
        await postings.Publish(60);
        await postings.Change(120);
        await postings.ChangeWhatTheyReferTo();
        await postings.Publish(30);
        (await Catalog.Rows<string>("SELECT DISTINCT status FROM job_postings"))
            .Should()
            .Contain(["published", "suspended", "closed"], "all of them are searched");
        var searches = new SearchesByChance(countedExactly, Catalog.Clock.GetUtcNow().AddSeconds(-2));
        var found = await Agree(searches, countedExactly);
        await postings.Change(40);
        await postings.Publish(5);
        found += await Agree(searches, countedExactly);

        found.Should().BeGreaterThan(Searches / 3, "searches that find nothing show little");
    }

    private async Task<int> Agree(SearchesByChance searches, int countedExactly)
    {
        await Catalog.SearchIsUpToDate();
        var model = await CatalogModel.Of(Catalog, countedExactly);
        var found = 0;
        for (var search = 0; search < Searches / 2; search++)
        {
            found += await Agree(searches.Next(), model) ? 1 : 0;
        }

        return found;
    }

    private async Task<bool> Agree(SearchJobPostings query, PostingModel model)
    {
        var expected = model.Search(query);
        var first = await Catalog.Send(query);
        var because = JsonSerializer.Serialize(query);
        first.Total.Should().Be(expected.Total, because);
        first.TotalIsEstimate.Should().Be(expected.IsEstimate, because);
        foreach (var (facet, counts) in expected.Facets)
        {
            first
                .Facets![PostingFacets.NameOf(facet)]
                .Values.Select(each => (each.Value, each.Count))
                .Should()
                .Equal(counts, "{0} of {1}", facet, because);
        }

        (await Ids(query, first)).Should().Equal(expected.Ids, because);
        return expected.Ids.Count > 0;
    }

    private async Task<List<string>> Ids(SearchJobPostings query, JobPostingResults page)
    {
        var ids = page.Items.Select(item => item.Id).ToList();
        while (page.NextCursor is { } cursor)
        {
            page = await Catalog.Send(query with { Cursor = cursor, Facets = [] });
            ids.AddRange(page.Items.Select(item => item.Id));
        }

        return ids;
    }
}
