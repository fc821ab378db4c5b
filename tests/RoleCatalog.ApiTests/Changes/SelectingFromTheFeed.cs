using System.Net;
using System.Text.Json.Nodes;
using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.ApiTests.Conventions;

namespace RoleCatalog.ApiTests.Changes;

internal sealed class SelectingFromTheFeed : CatalogSetting
{
    private JsonNode posting = null!;

    protected override async Task Prepare()
    {
        await WithProfile();
        posting = await Posting();
    }

    [TestCase("types=rolecatalog.skill.defined.v1", 1)]
    [TestCase("types=rolecatalog.skill.defined.v1,rolecatalog.job-posting.*", 2)]
    [TestCase("types=rolecatalog.skill.defined.v1&types=*.published.*", 3)]
    [TestCase("types=*", 3)]
    [TestCase("types=*.closed.v1", 0)]
    [TestCase("since=2020-01-01T00:00:00Z", 3)]
    [TestCase("since=2100-01-01T00:00:00%2B07:00", 0)]
    public async Task Takes_what_is_asked_for(string query, int count)
    {
        var page = await Read(query);

        page.Items().Should().HaveCount(count);
        page["more"]!.GetValue<bool>().Should().BeFalse();
    }

    [Test]
    public async Task Takes_one_entity()
    {
        var page = await Read($"subject=job-postings/{posting["id"]}&types=*.published.*");

        page.Items().Should().ContainSingle().Which["subject"].Text().Should().Be($"job-postings/{posting["id"]}");
    }

    [Test]
    public async Task Begins_at_a_time()
    {
        var whole = (await Read("")).Items();

        var page = await Read($"since={Uri.EscapeDataString(whole[1]["time"].Text())}&limit=1");

        page.Items().Should().ContainSingle().Which["time"].Text().Should().Be(whole[1]["time"].Text());
    }

    [Test]
    public async Task Keeps_what_is_asked_for_from_page_to_page()
    {
        using var first = await Catalog.Get("/v1/changes?types=*.published.*&limit=1");

        var second = await Catalog.Get(first.NextPage()).Json(HttpStatusCode.OK);

        second.Items().Select(change => change["type"].Text()).Should().Equal("rolecatalog.job-posting.published.v1");
    }

    [Test]
    public async Task Tells_all_that_is_wrong_at_once()
    {
        const string query =
            "types=job-posting.*,*.closed.*,nonsense&subject=jobs/1&since=yesterday&wait=31&limit=0&type=x";

        var problem = await Catalog.Get($"/v1/changes?{query}").Problem(HttpStatusCode.BadRequest);

        var errors = problem["errors"]!
            .AsArray()
            .ToDictionary(error => error!["field"].Text(), error => error!["message"].Text());
        errors.Keys.Should().BeEquivalentTo("?types", "?subject", "?since", "?wait", "?limit", "?type");
        errors["?types"]
            .Should()
            .Contain("'job-posting.*'", "a pattern is of the whole type")
            .And.Contain("'nonsense'")
            .And.NotContain("'*.closed.*'")
            .And.Contain("rolecatalog.job-posting.closed.v1");
        errors["?subject"].Should().Contain("job-postings").And.Contain("UUID");
        errors["?since"].Should().Contain("2026-11-22T08:00:00Z");
        errors["?wait"].Should().Contain("from 0 to 30");
    }

    [TestCase("types=")]
    [TestCase("types=rolecatalog.job-posting.published.v2")]
    [TestCase("types=*.published.*,")]
    [TestCase("subject=skills/sql")]
    [TestCase("subject=proficiency-scales/019ab2c4-5d3e-7f10-8a2b-3c4d5e6f7a8b")]
    [TestCase("since=2026-11-22")]
    [TestCase("since=2026-11-22T08:00:00")]
    [TestCase("wait=-1")]
    [TestCase("wait=1.5")]
    public async Task Refuses(string query)
    {
        var problem = await Catalog.Get($"/v1/changes?{query}").Problem(HttpStatusCode.BadRequest);

        problem["errors"]!.AsArray().Should().ContainSingle();
        problem["errors"]![0]!["field"].Text().Should().Be($"?{query.Split('=')[0]}");
    }

    private Task<JsonNode> Read(string query) => Catalog.Get($"/v1/changes?{query}").Json(HttpStatusCode.OK);
}
