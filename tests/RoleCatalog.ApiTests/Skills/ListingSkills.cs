using System.Net;
using System.Text.Json.Nodes;
using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.ApiTests.Conventions;

namespace RoleCatalog.ApiTests.Skills;

internal sealed class ListingSkills : CatalogSetting
{
    protected override async Task Prepare()
    {
        await Skill();
        await Named("javascript", "technology", "JavaScript");
        await Named("java", "knowledge", "Java");
    }

    [TestCase("", "java", "javascript", "postgresql")]
    [TestCase("?kind=knowledge", "java")]
    [TestCase("?kind=knowledge&kind=technology", "java", "javascript", "postgresql")]
    [TestCase("?kind=language")]
    [TestCase("?status=active", "java", "javascript", "postgresql")]
    [TestCase("?status=deprecated")]
    [TestCase("?name=JAVA", "java", "javascript")]
    [TestCase("?name=j%C3%A1v%C3%A1s", "javascript")]
    [TestCase("?name=pg", "postgresql")]
    [TestCase("?name=sql")]
    public async Task Gives_those_that_are_asked_for(string query, params string[] keys)
    {
        var page = await Catalog.Get($"/v1/skills{query}").Json(HttpStatusCode.OK);

        page.Items().Select(skill => skill["key"].Text()).Should().Equal(keys);
        page["total"].Number().Should().Be(keys.Length);
        page["nextCursor"].Should().BeNull();
    }

    [Test]
    public async Task Gives_a_page_after_another()
    {
        var keys = new List<string>();
        var next = "/v1/skills?limit=2";
        while (next.Length > 0)
        {
            using var response = await Catalog.Get(next);
            keys.AddRange((await response.Json()).Items().Select(skill => skill["key"].Text()));
            next = response.NextPage();
        }

        keys.Should().Equal("java", "javascript", "postgresql");
    }

    private Task<JsonNode> Named(string key, string kind, string label) =>
        Catalog
            .Post(
                "/v1/skills",
                new JsonObject
                {
                    ["key"] = key,
                    ["kind"] = kind,
                    ["sourceLanguage"] = "en",
                    ["labels"] = new JsonObject { ["en"] = label },
                }
            )
            .Json(HttpStatusCode.Created);
}
