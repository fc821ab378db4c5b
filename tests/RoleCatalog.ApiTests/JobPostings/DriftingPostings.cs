using System.Net;
using System.Text.Json.Nodes;
using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.ApiTests.Conventions;

namespace RoleCatalog.ApiTests.JobPostings;

internal sealed class DriftingPostings : CatalogTest
{
    private const string ProfilePath = "/v1/skill-profiles/backend-developer";
    private JsonNode _posting = null!;
    private string _draftTag = "";

    [SetUp]
    public async Task PublishAPosting()
    {
        await WithProfile();
        _draftTag = "\"1\"";
        _posting = await Posting();
    }

    [Test]
    public async Task Are_none_while_they_show_the_latest_revision()
    {
        (await Drift())["kind"].Text().Should().Be("none");
        (await Behind())["total"].Number().Should().Be(0);
        (await Listed("?drifted=true")).Should().BeEmpty();
        (await Listed("?drifted=false")).Should().HaveCount(1);
    }

    [Test]
    public async Task Are_told_with_what_the_profile_says_since()
    {
        await Publish(draft => draft["title"]!["en"] = "Backend engineer");

        var drift = await Drift("?lang=en");

        drift["kind"].Text().Should().Be("content");
        drift["profile"]!["revision"].Number().Should().Be(1);
        drift["latestRevision"].Number().Should().Be(2);
        drift["difference"]!["parts"]![0]!["fields"]![0]!["after"].Text().Should().Be("Backend engineer");
        (await Listed("?drifted=true")).Should().Equal(_posting["id"].Text());
        (await Listed("?drifted=false")).Should().BeEmpty();
    }

    [Test]
    public async Task Are_behind_in_translation_only_when_only_translations_were_added()
    {
        await Publish(draft => draft["title"]!["jv"] = "Pangembang backend");

        (await Drift())["kind"].Text().Should().Be("translation");
        (await Listed("?drifted=true")).Should().BeEmpty();
        (await Behind())["items"]![0]!["kind"].Text().Should().Be("translation");

        await Publish(draft => draft["summary"]!["en"] = "Builds other services.");
        await Publish(draft => draft["title"]!["su"] = "Pamekar backend");

        (await Drift())["kind"].Text().Should().Be("content");
    }

    [Test]
    public async Task Are_listed_for_a_profile_page_by_page_with_each_difference_once()
    {
        await Posting(body => body["externalIds"] = null);
        await Publish(draft => draft["title"]!["en"] = "Backend engineer");
        await Posting(body => body["externalIds"] = null);
        await Publish(draft => draft["summary"]!["en"] = "Builds other services.");

        var all = await Behind();
        all["total"].Number().Should().Be(3);
        all.Items().Select(item => item["revision"].Number()).Should().Equal(1, 1, 2);
        all["differences"]!.AsArray().Select(each => each!["revision"].Number()).Should().Equal(1, 2);

        var ids = new List<string>();
        var path = $"{ProfilePath}/drift?limit=1";
        while (path.Length > 0)
        {
            using var page = await Catalog.Get(path);
            ids.AddRange((await page.Json()).Items().Select(item => item["id"].Text()));
            path = page.NextPage();
        }

        ids.Should().Equal(all.Items().Select(item => item["id"].Text()));
    }

    [Test]
    public async Task Are_no_more_once_they_are_closed()
    {
        await Publish(draft => draft["title"]!["en"] = "Backend engineer");

        await Catalog
            .Post($"/v1/job-postings/{_posting["id"]}/close", Example.Closing, $"\"{_posting["version"]}\"")
            .Json(HttpStatusCode.OK);

        (await Drift())["kind"].Text().Should().Be("none");
        (await Behind())["total"].Number().Should().Be(0);
    }

    private async Task Publish(Action<JsonNode> change)
    {
        var draft = await Catalog.Get($"{ProfilePath}/draft").Json(HttpStatusCode.OK);
        using var changed = await Catalog.Put($"{ProfilePath}/draft", draft.With(change), _draftTag);
        _draftTag = changed.Header("ETag");
        await Catalog.Post($"{ProfilePath}/publish", ifMatch: _draftTag).Json(HttpStatusCode.OK);
    }

    private Task<JsonNode> Drift(string query = "") =>
        Catalog.Get($"/v1/job-postings/{_posting["id"]}/drift{query}").Json(HttpStatusCode.OK);

    private Task<JsonNode> Behind() => Catalog.Get($"{ProfilePath}/drift").Json(HttpStatusCode.OK);

    private async Task<IEnumerable<string>> Listed(string query) =>
        (await Catalog.Get($"/v1/job-postings{query}").Json(HttpStatusCode.OK))
            .Items()
            .Select(posting => posting["id"].Text());
}
