using System.Text.Json;
using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Application.JobPostings;
using RoleCatalog.Contracts;

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
        var model = await Model(countedExactly);
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

    private async Task<PostingModel> Model(int countedExactly)
    {
        var changes = await Catalog.Rows<(string Kind, string Id, string State)>(
            "SELECT entity_kind, entity_id, state FROM changes WHERE is_public = 1 ORDER BY position"
        );
        var entities = changes
            .GroupBy(change => (change.Kind, change.Id))
            .Select(states => (states.Key.Kind, states.Last().State))
            .ToLookup(entity => entity.Kind, entity => entity.State);
        var revisions = (
            await Catalog.Rows<(string Id, int Revision)>("SELECT id, content_revision FROM skill_profiles")
        ).ToDictionary(row => row.Id, row => row.Revision);
        var levels = await Catalog.Rows<(string Scale, string Level, int Rank)>(
            "SELECT scale_id, [key], rank FROM proficiency_levels"
        );
        return new PostingModel(
            [.. entities["job-postings"].Select(state => Read(state, ContractsJson.Readable.JobPostingState))],
            [.. entities["skills"].Select(state => Read(state, ContractsJson.Readable.SkillState))],
            [
                .. entities["skill-profiles"]
                    .Select(state => Read(state, ContractsJson.Readable.SkillProfileState))
                    .Select(state => (state, revisions[state.Id])),
            ],
            levels.ToDictionary(level => (level.Scale, level.Level), level => level.Rank),
            countedExactly
        );
    }

    private static T Read<T>(string state, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type) =>
        JsonSerializer.Deserialize(state, type)!;
}
