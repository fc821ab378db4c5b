using System.Net;
using System.Text.Json.Nodes;
using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.ApiTests.Conventions;

namespace RoleCatalog.ApiTests.Matching;

internal sealed class MatchingSkills : CatalogClient
{
    private const string Path = "/v1/matches";
    private const string Postgres = """{ "skills": [{ "skill": "Postgres", "level": "proficient" }] }""";

    private string backend = "";
    private string data = "";
    private string hidden = "";

    [OneTimeSetUp]
    public async Task Prepare()
    {
        Catalog = await RunningCatalog.Start(settings: "--Security:PublicReading=true");
        await WithProfile();
        await Skill(skill =>
            (skill["key"], skill["labels"], skill["aliases"], skill["externalIds"]) = (
                "kafka",
                new JsonObject { ["en"] = "Apache Kafka" },
                null,
                null
            )
        );
        await Profile(profile =>
        {
            (profile["key"], profile["family"], profile["externalIds"]) = ("data-engineer", "data", null);
            profile["title"] = new JsonObject { ["en"] = "Data engineer" };
            profile["requirementGroups"] = Requirements;
        });
        backend = (await Posting(posting => posting["externalIds"] = null))["id"].Text();
        data = (await Posting(OfData("public")))["id"].Text();
        hidden = (await Posting(OfData("internal")))["id"].Text();
    }

    [OneTimeTearDown]
    public Task StopCatalog() => Stop();

    [Test]
    public async Task Ranks_what_is_covered_best_first()
    {
        var page = await Match(Postgres);

        page["total"].Number().Should().Be(3);
        Ids(page).Should().Equal([backend, hidden, data], "of one score the newest is first");
        Scores(page).Should().Equal(1, 0.75m, 0.75m);
    }

    [Test]
    public async Task Tells_what_matches_what_is_missing_and_what_is_too_low()
    {
        var page = await Match(
            """{ "skills": [{ "skill": "kafka", "level": "basic" }, { "skill": "postgresql" }] }""",
            "?lang=*"
        );

        var fit = page.Items()[1]["fit"]!;
        fit["required"]!.ToJsonString().Should().Be("""{"covered":1,"of":1}""");
        fit["preferred"]!.ToJsonString().Should().Be("""{"covered":0,"of":1}""");
        fit["matched"]!.AsArray().Single()!["key"].Text().Should().Be("postgresql");
        fit["missing"]!.AsArray().Should().BeEmpty();
        var low = fit["tooLow"]!.AsArray().Single()!;
        low.Without("id")
            .ToJsonString()
            .Should()
            .Be(
                """{"key":"kafka","necessity":"preferred","labels":{"en":"Apache Kafka"},"scale":"general","levelAsked":"expert","levelHeld":"basic"}"""
            );
    }

    [Test]
    public async Task Looks_at_what_filters_leave_and_counts_the_rest_by_facets()
    {
        var page = await Match(Postgres, "?profile=data-engineer&visibility=public&facets=skill,profile");

        Ids(page).Should().Equal(data);
        Values(page, "skill").Should().Equal("kafka 1", "postgresql 1");
        Values(page, "profile").Should().Equal("backend-developer 1", "data-engineer 1");
    }

    [Test]
    public async Task Gives_pages_that_joined_are_the_whole([Values("postings", "profiles")] string among)
    {
        var body = Postgres.Replace("{ \"skills\"", $"{{ \"among\": \"{among}\", \"skills\"", StringComparison.Ordinal);
        var whole = (await Match(body)).Items().Select(item => item.ToJsonString()).ToList();
        var joined = new List<string>();
        var cursor = "";
        do
        {
            var page = await Match(body, $"?limit=1{cursor}");
            joined.AddRange(page.Items().Select(item => item.ToJsonString()));
            cursor = page["nextCursor"] is { } next ? $"&cursor={next.Text()}" : "";
        } while (cursor.Length > 0);

        joined.Should().Equal(whole).And.HaveCountGreaterThan(1);
    }

    [Test]
    public async Task Takes_a_cursor_for_the_same_question_alone()
    {
        var cursor = (await Match(Postgres, "?limit=1"))["nextCursor"].Text();
        var list = (await Catalog.Get("/v1/job-postings?limit=1").Json(HttpStatusCode.OK))["nextCursor"].Text();
        const string Other = """{ "skills": [{ "skill": "postgresql", "level": "good" }] }""";

        await IsRefused(Postgres, $"?cursor={cursor[..^2]}AA", "?cursor cursor-malformed");
        await IsRefused(Postgres, $"?cursor={list}", "?cursor cursor-list");
        await IsRefused(Postgres, $"?cursor={cursor}&country=ID", "?cursor cursor-filters");
        await IsRefused(Other, $"?cursor={cursor}", "?cursor cursor-filters");
    }

    [TestCase("{}", "/skills member-missing")]
    [TestCase("""{ "skills": [{}] }""", "/skills/0/skill member-missing")]
    [TestCase("""{ "skills": [null] }""", "/skills/0 null")]
    [TestCase("""{ "skills": [{ "skill": "sql", "rank": 1 }] }""", "/skills/0/rank member-unknown")]
    [TestCase("""{ "skills": [], "among": "people" }""", "/among value-unknown")]
    [TestCase("""{ "skills": [{ "skill": "" }] }""", "/skills/0/skill skill-unknown")]
    [TestCase(
        """{ "skills": [{ "skill": "kafka" }, { "skill": "perl", "level": "guru" }, { "skill": "Cobol" }] }""",
        "/skills/1/skill skill-unknown",
        "/skills/1/level level-unknown",
        "/skills/2/skill skill-unknown"
    )]
    [TestCase("""{ "among": "profiles", "skills": [{ "skill": "perl" }] }""", "/skills/0/skill skill-unknown")]
    public Task Names_everything_that_is_wrong_with_the_skills(string body, params string[] errors) =>
        IsRefused(body, "", errors);

    [TestCase(0)]
    [TestCase(101)]
    public async Task Takes_1_to_100_skills(int count)
    {
        var skills = Enumerable.Repeat<JsonNode>(new JsonObject { ["skill"] = "kafka" }, count);
        var body = new JsonObject { ["skills"] = new JsonArray([.. skills.Select(skill => skill.DeepClone())]) };

        var problem = await Catalog.Post(Path, body).Problem(HttpStatusCode.UnprocessableEntity);

        problem.Errors().Should().Equal("/skills skill-count");
    }

    [TestCase("?sort=newest", "?sort parameter-unknown")]
    [TestCase("?status=draft", "?status parameter-invalid")]
    [TestCase("?status=published&status=scheduled", "?status parameter-invalid")]
    [TestCase("?salaryMin=1", "?currency parameter-missing")]
    [TestCase("?limit=101", "?limit parameter-invalid")]
    public Task Takes_the_filters_of_the_list_and_no_order(string query, string error) =>
        IsRefused(Postgres, query, error);

    [Test]
    public async Task Shows_as_much_of_a_posting_as_is_asked_for()
    {
        var few = await Match(Postgres, "?fields=title&limit=1&lang=en");
        var full = await Match(Postgres, "?view=full&limit=1");

        few.Items().Single()["posting"]!.AsObject().Select(member => member.Key).Should().Equal("id", "title");
        few.Items().Single()["fit"]!["score"].Should().NotBeNull();
        full.Items().Single()["posting"]!["requirementGroups"].Should().NotBeNull();
    }

    [Test]
    public async Task Ranks_profiles()
    {
        var page = await Match(OfProfiles, "?facets=family,seniority,skill");

        page["total"].Number().Should().Be(2);
        Keys(page).Should().Equal("backend-developer", "data-engineer");
        Scores(page).Should().Equal(1, 0.75m);
        Values(page, "family").Should().Equal("data 1", "software-engineering 1");
        Values(page, "seniority").Should().Equal("mid 2");
        Values(page, "skill").Should().Equal("postgresql 2", "kafka 1");
    }

    [TestCase("?family=data", "data-engineer")]
    [TestCase("?family=none")]
    [TestCase("?seniority=mid&family=software-engineering", "backend-developer")]
    [TestCase("?seniority=lead")]
    [TestCase("?q=data engine*", "data-engineer")]
    [TestCase("?q=developer -kafka", "backend-developer")]
    [TestCase("?q=%22schema of the%22 kafka", "data-engineer")]
    public async Task Looks_at_the_profiles_that_filters_leave(string query, params string[] keys) =>
        Keys(await Match(OfProfiles, query)).Should().Equal(keys);

    [TestCase("?country=ID&view=full", "?view parameter-invalid", "?country parameter-invalid")]
    [TestCase("?skill=kafka", "?skill parameter-invalid")]
    [TestCase("?status=published", "?status parameter-invalid")]
    [TestCase("?fields=title", "?fields parameter-invalid")]
    [TestCase("?facets=family,country", "?facets parameter-invalid")]
    public Task Refuses_for_profiles_what_is_of_postings(string query, params string[] errors) =>
        IsRefused(OfProfiles, query, errors);

    [Test]
    public async Task Shows_published_public_postings_to_whoever_has_no_token()
    {
        var page = await MatchAs(token: null, Postgres, "?status=suspended&status=published&facets=visibility")
            .Json(HttpStatusCode.OK);

        Ids(page).Should().Equal(backend, data);
        Values(page, "visibility").Should().Equal("public 2");
    }

    [TestCase(Postgres, "?drifted=true", HttpStatusCode.Unauthorized)]
    [TestCase(Postgres, "?facets=family", HttpStatusCode.Forbidden)]
    [TestCase(OfProfiles, "", HttpStatusCode.Forbidden)]
    public async Task Shows_nobody_else_what_is_not_public(string body, string query, HttpStatusCode status) =>
        await MatchAs(token: null, body, query).Problem(status);

    [Test]
    public async Task Is_a_read()
    {
        var before = await Catalog.Rows();
        using var answer = await Catalog.Post(Path, JsonNode.Parse(Postgres));

        answer.Header("RateLimit").Should().StartWith("\"reads\"");
        Catalog.Logs.Lines.Should().NotContain(line => line.Contains($"POST {Path}", StringComparison.Ordinal));
        (await Catalog.Rows()).Should().Equal(before);
    }

    private const string OfProfiles =
        """{ "among": "profiles", "skills": [{ "skill": "postgresql", "level": "proficient" }] }""";

    private static JsonNode Requirements =>
        JsonNode.Parse(
            """
            [
              {
                "match": "all",
                "requirements": [
                  { "text": { "en": "Databases" }, "skills": ["postgresql"], "necessity": "required" },
                  {
                    "text": { "en": "Streams" }, "skills": ["kafka"], "necessity": "preferred",
                    "scale": "general", "minimumLevel": "expert"
                  }
                ]
              }
            ]
            """
        )!;

    private static Action<JsonNode> OfData(string visibility) =>
        posting =>
        {
            posting["profile"] = new JsonObject { ["key"] = "data-engineer" };
            (posting["visibility"], posting["externalIds"]) = (visibility, null);
        };

    private Task<JsonNode> Match(string body, string query = "") =>
        Catalog.Post(Path + query, JsonNode.Parse(body)).Json(HttpStatusCode.OK);

    private Task<HttpResponseMessage> MatchAs(string? token, string body, string query) =>
        Catalog.PostAs(token, Path + query, JsonNode.Parse(body)!);

    private async Task IsRefused(string body, string query, params string[] errors)
    {
        var problem = await Catalog.Post(Path + query, JsonNode.Parse(body)).Problem(HttpStatusCode.BadRequest);

        problem.Errors().Should().Equal(errors);
    }

    private static IEnumerable<string> Ids(JsonNode page) => page.Items().Select(item => item["posting"]!["id"].Text());

    private static IEnumerable<string> Keys(JsonNode page) =>
        page.Items().Select(item => item["profile"]!["key"].Text());

    private static IEnumerable<decimal> Scores(JsonNode page) =>
        page.Items().Select(item => item["fit"]!["score"]!.GetValue<decimal>());

    private static IEnumerable<string> Values(JsonNode page, string facet) =>
        page["facets"]![facet]!["values"]!
            .AsArray()
            .Select(each => $"{each!["value"].Text()} {each["count"].Number()}");
}
