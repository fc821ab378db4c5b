using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.ApiTests.Conventions;

namespace RoleCatalog.ApiTests;

/// <summary>
/// A role over HTTP only, in two languages: imported, translated, published, offered; drifted, rebased, scheduled, expired,
/// reopened; and a skill of it merged into another. Lists, feed and history are looked at on the way.
/// </summary>
internal sealed class TheStoryOfARole : CatalogClient
{
    private const string Role = "/v1/skill-profiles/data-engineer";

    private const string Document = """
        # Data engineer

        ## Responsibilities
        - Build pipelines that bring the data of every product together.
        - Keep reports right and on time.

        ## Requirements
        - Good knowledge of Postgres Administration
        - Basic Python is a plus
        """;

    private readonly MovedClock clock = new();
    private string feed = "";

    [SetUp]
    public async Task StartCatalog() => Catalog = await RunningCatalog.Start(clock);

    [TearDown]
    public Task StopCatalog() => Stop();

    [Test]
    public async Task Goes_from_a_document_to_a_merged_skill()
    {
        await Define_the_skills();
        await Import_and_translate();
        await Publish_the_profile();
        var posting = await Offer();
        await Drift(posting);
        await Rebase(posting);
        await Plan_another_one();
        await Expire(posting);
        await Reopen(posting);
        await Merge_a_skill(posting);
    }

    private async Task Define_the_skills()
    {
        foreach (
            var (key, label) in new[]
            {
                ("postgresql", "PostgreSQL"),
                ("postgres-administration", "Postgres Administration"),
                ("python", "Python"),
            }
        )
        {
            var skill = new JsonObject
            {
                ["key"] = key,
                ["kind"] = "technology",
                ["sourceLanguage"] = "en",
                ["labels"] = new JsonObject { ["en"] = label },
            };
            await Catalog.Post("/v1/skills", skill).Json(HttpStatusCode.Created);
        }

        (await News()).Should().Equal("skill.defined", "skill.defined", "skill.defined");
    }

    private async Task Import_and_translate()
    {
        using var document = new StringContent(Document, Encoding.UTF8, new MediaTypeHeaderValue("text/markdown"));
        using var imported = await Catalog.Send(HttpMethod.Post, "/v1/skill-profiles/import", document);
        imported.StatusCode.Should().Be(HttpStatusCode.Created, await imported.Content.ReadAsStringAsync());
        var report = await Catalog.Get($"{Role}/draft/languages").Json(HttpStatusCode.OK);
        report.ToJsonString().Should().NotContain("\"id\":{");

        using var read = await Catalog.Get($"{Role}/draft/languages/en");
        var texts = await read.Json();
        var translated = texts.With(body =>
        {
            body["title"] = "Insinyur data";
            foreach (var item in body["responsibilities"]!.AsObject().ToList())
            {
                body["responsibilities"]![item.Key] = $"Terjemahan: {item.Value}";
            }

            foreach (var item in body["requirements"]!.AsObject().ToList())
            {
                item.Value!["text"] = $"Terjemahan: {item.Value["text"]}";
            }
        });
        using var draft = await Catalog.Get($"{Role}/draft");
        await Catalog.Put($"{Role}/draft/languages/id", translated, draft.Header("ETag")).Json(HttpStatusCode.OK);

        var stored = await Catalog.Get($"{Role}/draft").Json(HttpStatusCode.OK);
        stored["title"]!["id"].Text().Should().Be("Insinyur data");
        (await News()).Should().BeEmpty("drafts are no events");
        (await History(Role)).Should().Equal("skill-profile.draft-changed", "skill-profile.created");
    }

    private async Task Publish_the_profile()
    {
        using var draft = await Catalog.Get($"{Role}/draft");
        var published = await Catalog.Post($"{Role}/publish", ifMatch: draft.Header("ETag")).Json(HttpStatusCode.OK);

        published["revision"].Number().Should().Be(1);
        (await News()).Should().Equal("skill-profile.published");
        (await Catalog.Get("/v1/skill-profiles?lang=id").Json(HttpStatusCode.OK))
            .Items()[0]["title"]
            .Text()
            .Should()
            .Be("Insinyur data");
    }

    private async Task<string> Offer()
    {
        var (path, tag) = await Draft();
        await Catalog.Post($"{path}/publish", ifMatch: tag).Json(HttpStatusCode.OK);

        (await News()).Should().Equal("job-posting.published");
        (await Catalog.Get($"{path}?lang=id").Json(HttpStatusCode.OK))["title"].Text().Should().Be("Insinyur data");
        (await Total("/v1/job-postings")).Should().Be(1);
        (await Total("/v1/job-postings?drifted=true")).Should().Be(0);
        (await Total("/v1/skills/postgres-administration/usage"))
            .Should()
            .Be(2, "the profile and the posting ask for it");
        return path;
    }

    private async Task Drift(string posting)
    {
        using var read = await Catalog.Get($"{Role}/draft");
        var changed = (await read.Json()).With(draft =>
            draft["title"] = new JsonObject { ["en"] = "Data platform engineer", ["id"] = "Insinyur platform data" }
        );
        using var written = await Catalog.Put($"{Role}/draft", changed, read.Header("ETag"));
        await Catalog.Post($"{Role}/publish", ifMatch: written.Header("ETag")).Json(HttpStatusCode.OK);

        (await News()).Should().Equal("skill-profile.published");
        (await Total("/v1/job-postings?drifted=true")).Should().Be(1);
        (await Total($"{Role}/drift")).Should().Be(1);
        var drift = await Catalog.Get($"{posting}/drift?lang=id").Json(HttpStatusCode.OK);
        drift["kind"].Text().Should().Be("content");
        drift["difference"]!.ToJsonString().Should().Contain("platform").And.NotContain("Data platform engineer");
        (await Catalog.Get($"{posting}?lang=en").Json(HttpStatusCode.OK))["title"].Text().Should().Be("Data engineer");
    }

    private async Task Rebase(string posting)
    {
        using var draft = await Catalog.Get($"{posting}/draft");
        using var rebased = await Catalog.Post($"{posting}/rebase", ifMatch: draft.Header("ETag"));
        rebased.StatusCode.Should().Be(HttpStatusCode.OK, await rebased.Content.ReadAsStringAsync());
        (await News()).Should().BeEmpty("nothing is published by a rebase");

        using var current = await Catalog.Get($"{posting}/draft");
        var edition = await Catalog.Post($"{posting}/publish", ifMatch: current.Header("ETag")).Json(HttpStatusCode.OK);

        edition["edition"].Number().Should().Be(2);
        (await News()).Should().Equal("job-posting.changed");
        (await Total("/v1/job-postings?drifted=true")).Should().Be(0);
        (await Catalog.Get($"{posting}/drift").Json(HttpStatusCode.OK))["kind"].Text().Should().Be("none");
        (await Catalog.Get($"{posting}/editions/1?lang=en").Json(HttpStatusCode.OK))["title"]
            .Text()
            .Should()
            .Be("Data engineer");
        (await Catalog.Get($"{posting}/editions/compare?from=1&to=2").Json(HttpStatusCode.OK))["changes"]!
            .AsArray()
            .Select(change => change!["pointer"].Text())
            .Should()
            .Contain("/title/en");
    }

    private async Task Plan_another_one()
    {
        var (path, tag) = await Draft("REQ-2");
        var plan = new JsonObject { ["publishAt"] = clock.GetUtcNow().AddHours(2).ToString("yyyy-MM-ddTHH:mm:ssZ") };
        await Catalog.Post($"{path}/schedule", plan, tag).Json(HttpStatusCode.OK);
        (await Total("/v1/job-postings?status=scheduled")).Should().Be(1);
        await Catalog.Get(path).Problem(HttpStatusCode.NotFound);

        clock.Advance(TimeSpan.FromHours(2));

        (await NewsOnceThereIsSome()).Should().Equal("job-posting.published");
        (await Total("/v1/job-postings")).Should().Be(2);
        (await History(path)).Should().Equal("job-posting.published", "job-posting.scheduled", "job-posting.created");
        using var published = await Catalog.Get(path);
        var closing = new JsonObject { ["reason"] = "cancelled", ["note"] = "Found inside." };
        await Catalog.Post($"{path}/close", closing, published.Header("ETag")).Json(HttpStatusCode.OK);
        (await News()).Should().Equal("job-posting.closed");
    }

    private async Task Expire(string posting)
    {
        clock.Advance(TimeSpan.FromDays(31));

        (await NewsOnceThereIsSome()).Should().Equal("job-posting.closed");
        var closed = await Catalog.Get(posting).Json(HttpStatusCode.OK);
        (closed["status"].Text(), closed["closeReason"].Text()).Should().Be(("closed", "expired"));
        (await Total("/v1/job-postings")).Should().Be(0);
    }

    private async Task Reopen(string posting)
    {
        using var stale = await Catalog.Get($"{posting}/draft");
        var refusal = await Catalog
            .Post($"{posting}/reopen", ifMatch: stale.Header("ETag"))
            .Problem(HttpStatusCode.UnprocessableEntity);
        refusal.Errors().Should().Equal("/validity validity-passed");
        var longer = (await stale.Json()).With(draft => draft["validity"]!["validThrough"] = Day(60));
        using var changed = await Catalog.Put($"{posting}/draft", longer, stale.Header("ETag"));

        var reopened = await Catalog.Post($"{posting}/reopen", ifMatch: changed.Header("ETag")).Json(HttpStatusCode.OK);

        (reopened["status"].Text(), reopened["edition"].Number()).Should().Be(("published", 3));
        (await News()).Should().Equal("job-posting.published");
        (await Total("/v1/job-postings")).Should().Be(1);
        (await History(posting))
            .Should()
            .Equal(
                "job-posting.published",
                "job-posting.draft-changed",
                "job-posting.closed",
                "job-posting.changed",
                "job-posting.draft-changed",
                "job-posting.published",
                "job-posting.created"
            );
    }

    private async Task Merge_a_skill(string posting)
    {
        var before = await Catalog.Get($"{posting}?lang=*").Json(HttpStatusCode.OK);
        var merged = await Catalog
            .Post("/v1/skills/postgres-administration/merge", new JsonObject { ["into"] = "postgresql" }, "\"1\"")
            .Json(HttpStatusCode.OK);

        merged["status"].Text().Should().Be("deprecated");
        (await News()).Should().BeEquivalentTo("skill.merged", "skill.changed");
        (await Total("/v1/skills")).Should().Be(3);
        (await History("/v1/skills/postgres-administration")).Should().Equal("skill.merged", "skill.defined");
        var after = await Catalog.Get($"{posting}?lang=*").Json(HttpStatusCode.OK);
        JsonNode.DeepEquals(before, after).Should().BeTrue("what was published stays");
        (await Catalog.Get($"{posting}?expand=current").Json(HttpStatusCode.OK))
            .ToJsonString()
            .Should()
            .Contain("\"key\":\"postgresql\"");
    }

    private async Task<(string Path, string Tag)> Draft(string requisition = "REQ-1")
    {
        var body = Example.Posting.With(posting =>
        {
            posting["profile"] = new JsonObject { ["key"] = "data-engineer" };
            posting["validity"]!["validThrough"] = Day(30);
            posting["placeholderValues"] = new JsonObject();
            posting["externalIds"] = new JsonArray(new JsonObject { ["scheme"] = "ats", ["value"] = requisition });
        });
        using var response = await Catalog.Post("/v1/job-postings", body);
        response.StatusCode.Should().Be(HttpStatusCode.Created, await response.Content.ReadAsStringAsync());
        return ($"/v1/job-postings/{(await response.Json())["id"]}", response.Header("ETag"));
    }

    private string Day(int days) => clock.GetUtcNow().AddDays(days).ToString("yyyy-MM-dd");

    private async Task<int> Total(string list) => (await Catalog.Get(list).Json(HttpStatusCode.OK))["total"].Number();

    private async Task<IEnumerable<string>> History(string path) =>
        (await Catalog.Get($"{path}/history").Json(HttpStatusCode.OK)).Items().Select(entry => entry["type"].Text());

    /// <summary>The types of events since the last call.</summary>
    private async Task<IReadOnlyList<string>> News()
    {
        var page = await Catalog.Get($"/v1/changes{feed}").Json(HttpStatusCode.OK);
        feed = $"?after={page["nextCursor"].Text()}";
        return [.. page.Items().Select(change => change["type"].Text()["rolecatalog.".Length..^".v1".Length])];
    }

    private async Task<IReadOnlyList<string>> NewsOnceThereIsSome()
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await tick.WaitForNextTickAsync(deadline.Token))
        {
            if (await News() is { Count: > 0 } news)
            {
                return news;
            }
        }

        throw new TimeoutException();
    }
}
