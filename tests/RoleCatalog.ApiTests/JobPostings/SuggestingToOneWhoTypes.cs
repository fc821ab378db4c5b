using System.Net;
using System.Text.Json.Nodes;
using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.ApiTests.Conventions;

namespace RoleCatalog.ApiTests.JobPostings;

internal sealed class SuggestingToOneWhoTypes : CatalogSetting
{
    private const string Address = "/v1/suggestions";

    protected override async Task Prepare()
    {
        await WithProfile();
        await Skill(skill =>
        {
            (skill["key"], skill["aliases"], skill["externalIds"]) = ("people-care", null, null);
            skill["labels"] = new JsonObject { ["en"] = "People care", ["id"] = "Pengasuhan" };
        });
        await Posting();
    }

    [TestCase("?q=postg", "skill skill=postgresql PostgreSQL 1")]
    [TestCase("?q=PGSQL", "skill skill=postgresql PostgreSQL 1")]
    [TestCase("?q=peng&kind=skill", "skill skill=people-care People care 0")]
    [TestCase("?q=peng&kind=skill&lang=id", "skill skill=people-care Pengasuhan 0")]
    [TestCase("?q=backend", "title q=Backend developer  1", "title q=Pengembang backend  1")]
    [TestCase("?q=jak", "place locality=Jakarta Selatan  1", "place region=DKI Jakarta  1")]
    [TestCase("?q=jak&limit=1", "place locality=Jakarta Selatan  1")]
    [TestCase("?q=id&kind=place", "place country=ID  1")]
    [TestCase("?q=p&limit=1&lang=en", "title q=Pengembang backend  1", "skill skill=postgresql PostgreSQL 1")]
    [TestCase("?q=p&kind=title&kind=place", "title q=Pengembang backend  1")]
    [TestCase("?q=selatan&kind=title")]
    [TestCase("?q=")]
    [TestCase("?q=%22%20-")]
    public async Task Gives_what_the_typed_may_mean(string query, params string[] suggestions)
    {
        var answer = await Catalog.Get(Address + query).Json(HttpStatusCode.OK);

        answer.Items().Select(Told).Should().Equal(suggestions);
    }

    [Test]
    public async Task Names_a_skill_in_all_languages()
    {
        var answer = await Catalog.Get($"{Address}?q=care&lang=*").Json(HttpStatusCode.OK);

        answer.Items().Single()["labels"]!.ToJsonString().Should().Be("""{"en":"People care","id":"Pengasuhan"}""");
    }

    [TestCase("kind=skill")]
    [TestCase("kind=place")]
    public async Task Leads_to_postings(string query)
    {
        var answer = await Catalog.Get($"{Address}?q=d&{query}").Json(HttpStatusCode.OK);

        foreach (var item in answer.Items())
        {
            var found = await Catalog
                .Get($"/v1/job-postings?{item["filter"]}={Uri.EscapeDataString(item["value"].Text())}")
                .Json(HttpStatusCode.OK);
            found["total"].Number().Should().Be(item["count"].Number());
        }
    }

    [TestCase("", "?q parameter-missing")]
    [TestCase("?q=a&q=b", "?q parameter-repeated")]
    [TestCase("?q=a&kind=city", "?kind parameter-invalid")]
    [TestCase("?q=a&limit=0", "?limit parameter-invalid")]
    [TestCase("?q=a&limit=51", "?limit parameter-invalid")]
    [TestCase("?q=a&limit=ten", "?limit parameter-invalid")]
    [TestCase("?q=a&cursor=x", "?cursor parameter-unknown")]
    [TestCase("?q=a&lang=english%20please", "?lang parameter-invalid")]
    [TestCase("?q=%00", "?q parameter-invalid")]
    public async Task Says_what_is_wrong_with_a_question(string query, string error)
    {
        using var answer = await Catalog.Get(Address + query);

        (await answer.Problem(HttpStatusCode.BadRequest)).Errors().Should().Equal(error);
    }

    [Test]
    public async Task Takes_at_most_100_characters()
    {
        (await Catalog.Get($"{Address}?q={new string('a', 100)}").Json(HttpStatusCode.OK)).Items().Should().BeEmpty();
        using var answer = await Catalog.Get($"{Address}?limit=99&q={new string('a', 101)}");

        (await answer.Problem(HttpStatusCode.BadRequest))
            .Errors()
            .Should()
            .Equal("?q parameter-invalid", "?limit parameter-invalid");
    }

    private static string Told(JsonNode item) =>
        $"{item["kind"]} {item["filter"]}={item["value"]} {item["labels"]} {item["count"]}";
}
