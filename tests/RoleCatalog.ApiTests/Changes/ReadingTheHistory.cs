using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.ApiTests.Conventions;

namespace RoleCatalog.ApiTests.Changes;

internal sealed class ReadingTheHistory : CatalogTest
{
    [Test]
    public async Task Tells_what_changed_from_what_to_what_newest_first()
    {
        await Skill();
        await Catalog
            .Put(
                "/v1/skills/postgresql",
                Example.Read("change-skill").With(skill => skill["labels"]!["en"] = "Postgres Database"),
                "\"1\""
            )
            .Json(HttpStatusCode.OK);

        var page = await Catalog.Get("/v1/skills/postgresql/history").Json(HttpStatusCode.OK);

        page["total"].Number().Should().Be(2);
        page.Items().Select(Line).Should().Equal("skill.changed 2", "skill.defined 1");
        var label = page.Items()[0]["changes"]!
            .AsArray()
            .OfType<JsonNode>()
            .Single(change => change["field"].Text() == "/labels/en");
        label["from"].Text().Should().Be("PostgreSQL");
        label["to"].Text().Should().Be("Postgres Database");
        page.Items()[1]["changes"]!.AsArray().Should().BeEmpty();
    }

    [Test]
    public async Task Tells_who_did_it_to_an_admin_and_to_nobody_else()
    {
        var issuer = await TokenIssuer.Shared;
        using var body = new StringContent(Example.Skill.ToJsonString(), Encoding.UTF8, "application/json");
        using var made = await Catalog.Send(
            HttpMethod.Post,
            "/v1/skills",
            body,
            ("Authorization", $"Bearer {issuer.TokenOf("writer-9", "catalog.write")}"),
            ("Correlation-Id", "order-4")
        );
        made.StatusCode.Should().Be(HttpStatusCode.Created);

        var told = await History(issuer.TokenOf("auditor", "catalog.read", "catalog.admin"));
        var untold = await History(issuer.TokenOf("reader", "catalog.read", "catalog.write", "postings.publish"));

        (told["actor"].Text(), told["client"].Text(), told["correlationId"].Text())
            .Should()
            .Be(("writer-9", "tests", "order-4"));
        untold.ToJsonString().Should().Be(told.Without("actor", "client", "correlationId").ToJsonString());

        async Task<JsonNode> History(string token) =>
            (
                await Catalog
                    .Get("/v1/skills/postgresql/history", ("Authorization", $"Bearer {token}"))
                    .Json(HttpStatusCode.OK)
            ).Items()[0];
    }

    [Test]
    public async Task Compares_drafts_with_drafts_and_published_states_with_published_ones()
    {
        await WithProfile();
        using var read = await Catalog.Get("/v1/skill-profiles/backend-developer/draft");
        var draft = (await read.Json()).With(body => body["title"]!["en"] = "Backend engineer");
        await Catalog
            .Put("/v1/skill-profiles/backend-developer/draft", draft, read.Header("ETag"))
            .Json(HttpStatusCode.OK);
        await Catalog.Post("/v1/skill-profiles/backend-developer/publish", ifMatch: "\"3\"").Json(HttpStatusCode.OK);

        var page = await Catalog.Get("/v1/skill-profiles/backend-developer/history").Json(HttpStatusCode.OK);

        page.Items()
            .Select(Line)
            .Should()
            .Equal(
                "skill-profile.published 4",
                "skill-profile.draft-changed 3",
                "skill-profile.published 2",
                "skill-profile.created 1"
            );
        page.Items().Select(entry => (int?)entry["revision"]).Should().Equal(2, null, 1, null);
        foreach (var entry in page.Items().Take(2))
        {
            var title = entry["changes"]!
                .AsArray()
                .OfType<JsonNode>()
                .Single(each => each["field"].Text() == "/title/en");
            title["to"].Text().Should().Be("Backend engineer");
            title["from"].Text().Should().Be("Backend developer");
        }
    }

    [Test]
    public async Task Names_the_item_of_a_list_that_changed_and_in_what()
    {
        var defined = await Catalog.Post("/v1/proficiency-scales", Example.Scale).Json(HttpStatusCode.Created);
        var scale = Example.Scale.Without("id").With(body => body["levels"]![1]!["names"]!["en"] = "Reworded");
        await Catalog.Put($"/v1/proficiency-scales/{defined["id"]}", scale, "\"1\"").Json(HttpStatusCode.OK);
        await WithProfile();
        using var read = await Catalog.Get("/v1/skill-profiles/backend-developer/draft");
        var draft = await read.Json();
        var duty = draft["responsibilityGroups"]![0]!["responsibilities"]![0]!;
        duty["text"]!["en"] = "Designs services.";
        await Catalog
            .Put("/v1/skill-profiles/backend-developer/draft", draft, read.Header("ETag"))
            .Json(HttpStatusCode.OK);

        var ofScale = await Catalog.Get($"/v1/proficiency-scales/{defined["id"]}/history").Json(HttpStatusCode.OK);
        var ofProfile = await Catalog.Get("/v1/skill-profiles/backend-developer/history").Json(HttpStatusCode.OK);

        Changes(ofScale.Items()[0]).Should().Equal($"/levels/1/names/en {scale["levels"]![1]!["key"]} Reworded");
        Changes(ofProfile.Items()[0])
            .Should()
            .Equal($"/responsibilityGroups/0/responsibilities/0/text/en {duty["id"]} Designs services.");
    }

    [Test]
    public async Task Comes_in_pages_also_of_scales_and_postings()
    {
        await WithProfile();
        var posting = await Posting();
        await Catalog.Put("/v1/skills/postgresql", Example.Read("change-skill"), "\"1\"").Json(HttpStatusCode.OK);

        using var first = await Catalog.Get("/v1/skills/postgresql/history?limit=1");
        var second = await Catalog.Get(first.NextPage()).Json(HttpStatusCode.OK);
        var scale = await Catalog.Get("/v1/proficiency-scales/cefr/history").Json(HttpStatusCode.OK);
        var postings = await Catalog.Get($"/v1/job-postings/{posting["id"]}/history").Json(HttpStatusCode.OK);

        (await first.Json()).Items().Select(Line).Should().Equal("skill.changed 2");
        second.Items().Select(Line).Should().Equal("skill.defined 1");
        scale.Items().Select(Line).Should().Equal("proficiency-scale.defined 1");
        postings.Items().Select(Line).Should().Equal("job-posting.published 2", "job-posting.created 1");
        postings.Items()[0]["edition"].Number().Should().Be(1);
        await Catalog.Get("/v1/skills/cobol/history").Problem(HttpStatusCode.NotFound);
    }

    private static IEnumerable<string> Changes(JsonNode entry) =>
        entry["changes"]!.AsArray().Select(change => $"{change!["field"]} {change["item"]} {change["to"]}");

    private static string Line(JsonNode entry) => $"{entry["type"]} {entry["version"]}";
}
