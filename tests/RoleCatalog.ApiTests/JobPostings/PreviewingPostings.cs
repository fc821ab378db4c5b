using System.Net;
using System.Text.Json.Nodes;
using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.ApiTests.Conventions;

namespace RoleCatalog.ApiTests.JobPostings;

internal sealed class PreviewingPostings : CatalogTest
{
    [SetUp]
    public Task Prepare() => WithProfile();

    [TestCase("en", "Design the database schema of the [Which team is it?] team.", "Which team is it?")]
    [TestCase("id", "Merancang skema basis data tim [Tim yang mana?].", "Tim yang mana?")]
    public async Task Shows_an_open_gap_as_its_prompt_and_where_it_is_used(string tag, string text, string prompt)
    {
        var (draft, _) = await PostingDraft(posting => posting["placeholderValues"] = new JsonObject());

        var preview = await Preview(draft, $"?lang={tag}");

        preview["posting"]!["responsibilityGroups"]![0]!["responsibilities"]![0]!["text"].Text().Should().Be(text);
        var missing = preview["missing"]!.AsArray().Should().ContainSingle().Which!;
        (missing["key"].Text(), missing["type"].Text(), missing["prompt"].Text())
            .Should()
            .Be(("team-name", "text", prompt));
        missing["required"]!.GetValue<bool>().Should().BeTrue();
        missing["usedIn"]!
            .AsArray()
            .Select(pointer => pointer.Text())
            .Should()
            .Equal("/responsibilityGroups/0/responsibilities/0/text");
        Problems(preview).Should().Equal("/placeholderValues/team-name placeholder-unfilled");
    }

    [TestCase("?lang=id", "id")]
    [TestCase("?lang=en", "en")]
    [TestCase("?lang=*", "")]
    public async Task Says_in_which_language_it_answers(string query, string language)
    {
        var (draft, _) = await PostingDraft();

        using var preview = await Catalog.Get($"/v1/job-postings/{draft["id"]}/draft/preview{query}");

        preview.Header("Content-Language").Split(',')[0].Should().Be(language);
    }

    [Test]
    public async Task Shows_what_is_published_then()
    {
        var (draft, tag) = await PostingDraft();

        var preview = await Preview(draft, "?lang=*");

        Problems(preview).Should().BeEmpty();
        var published = await Catalog
            .Post($"/v1/job-postings/{draft["id"]}/publish", ifMatch: tag)
            .Json(HttpStatusCode.OK);
        foreach (var (member, value) in preview["posting"]!.AsObject())
        {
            JsonNode.DeepEquals(value, published[member]).Should().BeTrue($"{member} is published as previewed");
        }

        Problems(await Preview(draft)).Should().Equal(" nothing-to-publish");
    }

    [Test]
    public async Task Shows_a_draft_that_says_little_with_every_reason_that_publishing_names()
    {
        var (draft, tag) = await Own(
            new JsonObject { ["unused"] = "a value", ["kept"] = "kept" },
            Gap("unused", "text"),
            Gap("kept", "text"),
            Gap("open", "text")
        );

        var preview = await Preview(draft);

        var refusal = await Catalog
            .Post($"/v1/job-postings/{draft["id"]}/publish", ifMatch: tag)
            .Problem(HttpStatusCode.UnprocessableEntity);
        Problems(preview).Should().Equal(refusal.Errors());
        Problems(preview)
            .Should()
            .Contain([
                "/organization field-missing",
                "/summary/en placeholder-undeclared",
                "/placeholders/0/key placeholder-unused",
                "/placeholderValues/open placeholder-unfilled",
            ])
            .And.NotContain("/placeholders/1/key placeholder-unused", "the description uses it");
        preview["posting"]!["summary"].Text().Should().Be("For [nobody] and [Which open?].");
        var unused = preview["unused"]!.AsArray().Should().ContainSingle().Which!;
        (unused["key"].Text(), unused["filled"]!.GetValue<bool>()).Should().Be(("unused", true));
    }

    [Test]
    public async Task Writes_nothing()
    {
        var (draft, tag) = await PostingDraft();
        var before = await Catalog.Get($"/v1/job-postings/{draft["id"]}/history").Json(HttpStatusCode.OK);

        await Preview(draft);

        var after = await Catalog.Get($"/v1/job-postings/{draft["id"]}/history").Json(HttpStatusCode.OK);
        JsonNode.DeepEquals(before, after).Should().BeTrue();
        using var unchanged = await Catalog.Get($"/v1/job-postings/{draft["id"]}/draft");
        unchanged.Header("ETag").Should().Be(tag);
    }

    [Test]
    public async Task Knows_no_posting_that_there_is_not() =>
        await Catalog
            .Get("/v1/job-postings/01900000-0000-7000-8000-000000000000/draft/preview")
            .Problem(HttpStatusCode.NotFound);

    [Test]
    public async Task Names_every_wrong_value_of_a_draft_at_once()
    {
        JsonNode[] gaps =
        [
            Gap("count", "number"),
            Gap("day", "date"),
            Gap("name", "text"),
            Gap("tools", "skills"),
            Gap("shift", "choice"),
        ];
        gaps[4]["choices"] = new JsonArray(Offered("early"), Offered("late"));
        var (draft, tag) = await Own([], gaps);
        draft["placeholderValues"] = new JsonObject
        {
            ["count"] = "three",
            ["day"] = "2027-02-30",
            ["name"] = new string('x', 1_001),
            ["tools"] = new JsonArray("postgresql", "no-such-skill"),
            ["shift"] = "night",
            ["other"] = "x",
        };

        var problem = await Catalog
            .Put($"/v1/job-postings/{draft["id"]}/draft", draft, tag)
            .Problem(HttpStatusCode.UnprocessableEntity);

        problem
            .Errors()
            .Should()
            .BeEquivalentTo(
                "/placeholderValues/count placeholder-value-type",
                "/placeholderValues/day placeholder-value-type",
                "/placeholderValues/name text-too-long",
                "/placeholderValues/tools/1 skill-unknown",
                "/placeholderValues/shift placeholder-choice-unknown",
                "/placeholderValues/other placeholder-undeclared"
            );
    }

    private Task<JsonNode> Preview(JsonNode draft, string query = "") =>
        Catalog.Get($"/v1/job-postings/{draft["id"]}/draft/preview{query}").Json(HttpStatusCode.OK);

    private static IEnumerable<string> Problems(JsonNode preview) =>
        preview["problems"]!.AsArray().Select(problem => $"{problem!["pointer"]} {problem["code"]}");

    /// <summary>A posting without a profile that says little.</summary>
    private async Task<(JsonNode Draft, string Tag)> Own(JsonObject values, params JsonNode[] gaps)
    {
        var posting = new JsonObject
        {
            ["sourceLanguage"] = "en",
            ["title"] = new JsonObject { ["en"] = "Sailor" },
            ["summary"] = new JsonObject { ["en"] = "For {{nobody}} and {{open}}." },
            ["description"] = new JsonObject { ["en"] = "It is {{kept}}." },
            ["placeholders"] = new JsonArray(gaps),
            ["placeholderValues"] = values,
        };
        using var response = await Catalog.Post("/v1/job-postings", posting);
        return (await response.Json(), response.Header("ETag"));
    }

    private static JsonObject Gap(string key, string type) =>
        new()
        {
            ["key"] = key,
            ["type"] = type,
            ["prompt"] = new JsonObject { ["en"] = $"Which {key}?" },
        };

    private static JsonObject Offered(string key) =>
        new()
        {
            ["key"] = key,
            ["labels"] = new JsonObject { ["en"] = key },
        };
}
