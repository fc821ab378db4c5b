using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.ApiTests.Conventions;

namespace RoleCatalog.ApiTests;

/// <summary>Every POST that makes something takes an Idempotency-Key.</summary>
internal sealed class RepeatingAPost : CatalogTest
{
    private const string Header = "Idempotency-Key";
    private const string Key = "0198a1b2-key";

    private static readonly string[] ComparedHeaders = ["Location", "ETag", "Catalog-Position", "Content-Type"];

    private static readonly Creation[] Creations =
    [
        new("/v1/skills", Json(Example.Skill), Json(Sql)) { Query = "?allowDuplicate=true" },
        new("/v1/skills/{idOrKey}/split", Json(Split("Postgres DB", "pgdb")), Json(Split("PG", "pg")))
        {
            Address = "/v1/skills/postgresql/split",
            IfMatch = "\"1\"",
        },
        new("/v1/proficiency-scales", Json(Example.Scale), Json(Example.Scale.With(scale => scale["id"] = "other"))),
        new("/v1/skill-profiles", Json(Example.Profile), Json(Other(Example.Profile.With(it => it["key"] = "other"))))
        {
            Query = "?allowDuplicate=true",
        },
        new("/v1/job-postings", Json(Example.Posting), Json(Other(Example.Posting))),
        new("/v1/skill-profiles/import", Document("SQL engineer"), Document("Data engineer"))
        {
            MediaType = "text/markdown",
            Query = "?key=other",
        },
    ];

    private static JsonNode Sql =>
        JsonNode.Parse("""{ "key": "sql", "kind": "knowledge", "sourceLanguage": "en", "labels": { "en": "SQL" } }""")!;

    [TestCaseSource(nameof(Creations))]
    public async Task Is_answered_byte_for_byte_as_the_first_time(Creation creation)
    {
        await Prepare(creation);
        var first = await Answer(creation);
        // A skill that the import would recognise by now.
        await Catalog.Post("/v1/skills", Sql).Json(HttpStatusCode.Created);
        var before = await LastPosition();

        var second = await Answer(creation);

        first.Should().StartWith("Created").And.Contain("Location: /v1/").And.Contain("Catalog-Position: ");
        second.Should().Be(first);
        (await LastPosition()).Should().Be(before, "nothing was made again");
    }

    [TestCaseSource(nameof(Creations))]
    public async Task Is_refused_when_body_or_query_are_others_under_the_same_key(Creation creation)
    {
        await Prepare(creation);
        await Answer(creation);
        var before = await LastPosition();
        List<Creation> others = [creation with { Body = creation.Other }];
        if (creation.Query is { } query)
        {
            others.Add(creation with { Address = creation.Path + query });
        }

        foreach (var other in others)
        {
            using var response = await Post(other, Key);

            var problem = await response.Problem(HttpStatusCode.UnprocessableEntity);
            problem.Errors().Should().Equal($"header:{Header} idempotency-key-reused");
        }

        (await LastPosition()).Should().Be(before);
    }

    [TestCaseSource(nameof(Creations))]
    public async Task Is_another_one_for_another_subject(Creation creation)
    {
        await Prepare(creation);
        await Answer(creation);
        var token = (await TokenIssuer.Shared).TokenOf("somebody-else", "catalog.write");

        using var response = await Post(
            creation with
            {
                Body = creation.Other,
                IfMatch = creation.IfMatch is null ? null : "\"2\"",
            },
            Key,
            ("Authorization", $"Bearer {token}")
        );

        response.StatusCode.Should().Be(HttpStatusCode.Created, await response.Content.ReadAsStringAsync());
    }

    [TestCaseSource(nameof(Creations))]
    public async Task Takes_no_key_that_is_not_one(Creation creation)
    {
        await Prepare(creation);
        foreach (var bad in new[] { "", "two words", new string('k', 201) })
        {
            using var response = await Post(creation, bad);

            (await response.Problem(HttpStatusCode.BadRequest))
                .Errors()
                .Should()
                .Equal($"header:{Header} parameter-invalid");
        }

        using var longest = await Post(creation, new string('k', 200));
        longest.StatusCode.Should().Be(HttpStatusCode.Created);
    }

    [TestCaseSource(nameof(Creations))]
    public async Task Has_one_effect_when_twins_arrive_at_once(Creation creation)
    {
        await Prepare(creation);
        var before = await LastPosition();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Answer(creation)));

        answers.Distinct().Should().ContainSingle().Which.Should().StartWith("Created");
        var made = creation.IfMatch is null ? 1 : 2;
        (await LastPosition()).Should().Be(before + made);
    }

    [Test]
    public async Task Can_follow_a_refusal_with_the_same_key()
    {
        var refused = Creations[0] with { Body = Json(Example.Skill.With(skill => skill["key"] = "Not a key")) };
        using (var response = await Post(refused, Key))
        {
            response.StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity);
        }

        (await Answer(Creations[0])).Should().StartWith("Created");
    }

    [Test]
    public async Task Ignores_the_key_of_a_dry_run()
    {
        var import = Creations[^1];
        using var dry = await Post(import with { Address = "/v1/skill-profiles/import?dryRun=true" }, Key);
        dry.StatusCode.Should().Be(HttpStatusCode.OK);

        (await Answer(import)).Should().StartWith("Created");
    }

    [Test]
    public async Task Is_refused_with_a_key_where_it_makes_nothing()
    {
        await Skill();
        var (draft, tag) = await ProfileDraft();
        using var response = await Catalog.Send(
            HttpMethod.Post,
            $"/v1/skill-profiles/{draft["id"]}/publish",
            content: null,
            (Header, Key),
            ("If-Match", tag)
        );

        var problem = await response.Problem(HttpStatusCode.BadRequest);

        problem.Errors().Should().Equal($"header:{Header} parameter-unknown");
        await Catalog.Post($"/v1/skill-profiles/{draft["id"]}/publish", ifMatch: tag).Json(HttpStatusCode.OK);
    }

    [Test]
    public async Task Is_documented_and_tested_wherever_a_POST_answers_201()
    {
        var document = await Catalog.Get("/openapi/v1.json").Json(HttpStatusCode.OK);
        var posts = document["paths"]!
            .AsObject()
            .Select(path => (Path: path.Key, Post: path.Value!["post"]))
            .Where(each => each.Post is not null)
            .ToList();

        var making = posts.Where(each => each.Post!["responses"]!["201"] is not null).Select(each => each.Path);
        var taking = posts.Where(each => TakesKey(each.Post!)).Select(each => each.Path).ToList();
        // It needs a broker: ReplayingEvents of the system tests repeats it.
        string[] elsewhere = ["/v1/replays"];

        taking.Should().BeEquivalentTo(making);
        taking
            .Should()
            .BeEquivalentTo(
                Creations.Select(creation => creation.Route).Concat(elsewhere),
                "each has a row in the table"
            );
    }

    private static bool TakesKey(JsonNode post) =>
        post["parameters"]?.AsArray().Any(parameter => parameter!["name"].Text() == Header) == true;

    private async Task Prepare(Creation creation)
    {
        if (creation.Route != "/v1/skills")
        {
            await Skill(skill => skill["aliases"] = JsonNode.Parse("""{ "en": ["Postgres DB", "PG"] }"""));
        }

        if (creation.Route == "/v1/job-postings")
        {
            await Profile();
        }
    }

    private async Task<long> LastPosition() =>
        (await Catalog.Rows()).LongCount(row => row.StartsWith("changes: ", StringComparison.Ordinal));

    private async Task<string> Answer(Creation creation)
    {
        using var response = await Post(creation, Key);
        var headers = ComparedHeaders.Select(name => $"{name}: {response.Header(name)}");
        var body = await response.Content.ReadAsStringAsync();
        return $"{response.StatusCode}\n{string.Join('\n', headers)}\n{body}";
    }

    private async Task<HttpResponseMessage> Post(
        Creation creation,
        string key,
        params (string Name, string Value)[] headers
    )
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(creation.Body));
        content.Headers.ContentType = new MediaTypeHeaderValue(creation.MediaType);
        (string, string)[] own = creation.IfMatch is { } tag ? [("If-Match", tag)] : [];
        return await Catalog.Send(HttpMethod.Post, creation.Path, content, [(Header, key), .. own, .. headers]);
    }

    private static string Json(JsonNode body) => body.ToJsonString();

    private static JsonNode Other(JsonNode body) =>
        body.Without("externalIds").With(it => it["title"] = new JsonObject { ["en"] = "Librarian" });

    private static JsonNode Split(string alias, string key) =>
        new JsonObject
        {
            ["alias"] = alias,
            ["language"] = "en",
            ["key"] = key,
        };

    private static string Document(string title) =>
        $"# {title}\n\n## Responsibilities\n\n- Builds services for {{{{team}}}}.\n\n## Requirements\n\n- PostgreSQL and SQL, expert\n";

    /// <summary>One POST that makes something.</summary>
    /// <param name="Route">As the OpenAPI document names it.</param>
    /// <param name="Body">A body that is good.</param>
    /// <param name="Other">Another that is good too.</param>
    internal sealed record Creation(string Route, string Body, string Other)
    {
        public string? Address { get; init; }

        public string Path => Address ?? Route;

        /// <summary>A query that it takes.</summary>
        public string? Query { get; init; }

        public string MediaType { get; init; } = "application/json";

        public string? IfMatch { get; init; }

        public override string ToString() => Route;
    }
}
