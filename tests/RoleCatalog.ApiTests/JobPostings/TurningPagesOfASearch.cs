using System.Net;
using System.Text.Json.Nodes;
using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.ApiTests.Conventions;

namespace RoleCatalog.ApiTests.JobPostings;

internal sealed class TurningPagesOfASearch : CatalogSetting
{
    private const string Address = "/v1/job-postings";

    private string[] _ids = [];

    protected override async Task Prepare()
    {
        await WithProfile();
        _ids = [await Another(), await Another(), await Another()];
    }

    [TestCase("")]
    [TestCase("&q=backend")]
    [TestCase("&q=backend&sort=newest")]
    [TestCase("&sort=closing-soonest")]
    [TestCase("&sort=salary&currency=IDR")]
    public async Task Leads_by_the_link_to_all_of_them(string query)
    {
        var found = new List<string>();
        for (var next = $"{Address}?limit=1{query}"; next.Length > 0; )
        {
            using var page = await Catalog.Get(next);
            found.AddRange((await page.Json()).Items().Select(item => item["id"].Text()));
            next = page.NextPage();
        }

        found.Should().Equal(_ids.Reverse());
    }

    [TestCase("limit=2")]
    [TestCase("lang=id&view=full")]
    [TestCase("facets=country")]
    [TestCase("fields=title")]
    public async Task Goes_on_where_the_answer_alone_is_another(string query)
    {
        var page = await Catalog
            .Get($"{Address}?cursor={await Cursor("q=backend")}&q=backend&{query}")
            .Json(HttpStatusCode.OK);

        page.Items()[0]["id"].Text().Should().Be(_ids[1]);
    }

    [TestCase("q=backend", "q=developer")]
    [TestCase("q=backend", "q=backend&sort=newest")]
    [TestCase("q=backend", "q=backend&country=ID")]
    [TestCase("sort=newest", "sort=closing-soonest")]
    [TestCase("sort=salary&currency=IDR", "sort=salary&currency=EUR")]
    [TestCase("sort=salary&currency=IDR", "currency=IDR")]
    [TestCase("skill=postgresql&q=backend", "skill=postgresql&q=backend&skillMatch=all")]
    public async Task Refuses_the_cursor_of_another_search(string one, string other) =>
        await Refuses($"{other}&cursor={await Cursor(one)}", "cursor-filters");

    [Test]
    public async Task Refuses_the_cursor_of_another_list()
    {
        await Skill(skill =>
            (skill["key"], skill["labels"], skill["aliases"], skill["externalIds"]) = (
                "java",
                new JsonObject { ["en"] = "Java" },
                null,
                null
            )
        );
        var skills = await Catalog.Get("/v1/skills?limit=1").Json(HttpStatusCode.OK);

        await Refuses($"cursor={skills["nextCursor"]}", "cursor-list");
    }

    [Test]
    public async Task Refuses_a_cursor_that_has_been_changed()
    {
        var cursor = await Cursor("q=backend");

        for (var at = 0; at < cursor.Length; at++)
        {
            var changed = $"{cursor[..at]}{(cursor[at] == 'A' ? 'B' : 'A')}{cursor[(at + 1)..]}";
            await Refuses($"q=backend&cursor={changed}", "cursor-malformed");
        }

        await Refuses($"q=backend&cursor={cursor}A", "cursor-malformed");
        await Refuses($"q=backend&cursor={cursor[..^1]}", "cursor-malformed");
        await Refuses("q=backend&cursor=", "cursor-malformed");
    }

    private async Task<string> Another() => (await Posting(posting => posting["externalIds"] = null))["id"].Text();

    private async Task<string> Cursor(string query) =>
        (await Catalog.Get($"{Address}?limit=1&{query}").Json(HttpStatusCode.OK))["nextCursor"].Text();

    private async Task Refuses(string query, string code)
    {
        using var answer = await Catalog.Get($"{Address}?{query}");

        var problem = await answer.Problem(HttpStatusCode.BadRequest);
        problem.Errors().Should().Equal([$"?cursor {code}"], query);
        problem["errors"]![0]!["message"].Text().Should().NotBeEmpty();
    }
}
