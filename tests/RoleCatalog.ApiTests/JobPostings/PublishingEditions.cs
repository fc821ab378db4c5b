using System.Net;
using System.Text.Json.Nodes;
using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.ApiTests.Conventions;

namespace RoleCatalog.ApiTests.JobPostings;

internal sealed class PublishingEditions : CatalogTest
{
    private JsonNode posting = null!;

    private string Path => $"/v1/job-postings/{posting["id"]}";

    [SetUp]
    public async Task Prepare()
    {
        await WithProfile();
        posting = await Posting();
    }

    [Test]
    public async Task Prepares_the_next_one_while_the_current_one_stays_up()
    {
        using var before = await Catalog.Get($"{Path}?lang=*");

        var tag = await Change(draft => draft["openings"] = 5);

        using var after = await Catalog.Get($"{Path}?lang=*", ("If-None-Match", before.Header("ETag")));
        after.StatusCode.Should().Be(HttpStatusCode.NotModified);
        var second = await Catalog.Post($"{Path}/publish", ifMatch: tag).Json(HttpStatusCode.OK);
        (second["edition"].Number(), second["openings"].Number()).Should().Be((2, 5));
        var change = (await Catalog.Get("/v1/changes").Json(HttpStatusCode.OK)).Items()[^1];
        change["type"].Text().Should().Be("rolecatalog.job-posting.changed.v1");
        change["data"]!["changedFields"]!
            .AsArray()
            .Select(field => field.Text())
            .Should()
            .Equal("/edition", "/openings", "/publishedAt");
    }

    [Test]
    public async Task Lists_and_compares_them()
    {
        var tag = await Change(draft => (draft["openings"], draft["description"]!["en"]) = (5, "Come."));
        await Catalog.Post($"{Path}/publish", ifMatch: tag).Json(HttpStatusCode.OK);

        var editions = await Catalog.Get($"{Path}/editions").Json(HttpStatusCode.OK);
        var comparison = await Catalog.Get($"{Path}/editions/compare?from=1&to=2").Json(HttpStatusCode.OK);

        editions.Items().Select(edition => edition["edition"].Number()).Should().Equal(2, 1);
        comparison["changes"]!
            .AsArray()
            .Select(change => $"{change!["pointer"]}: {change["before"]} -> {change["after"]}")
            .Should()
            .Equal("/description/en: You join a team of six in Jakarta. -> Come.", "/openings: 2 -> 5");
    }

    [Test]
    public async Task Compares_one_with_the_draft_as_it_would_be_published()
    {
        await Change(draft => (draft["openings"], draft["placeholderValues"]) = (5, new JsonObject()));

        var ahead = await Catalog.Get($"{Path}/editions/compare?from=1&to=draft").Json(HttpStatusCode.OK);
        var back = await Catalog.Get($"{Path}/editions/compare?from=draft&to=1").Json(HttpStatusCode.OK);
        var same = await Catalog.Get($"{Path}/editions/compare?from=draft&to=draft").Json(HttpStatusCode.OK);

        (ahead["from"].Number(), ahead["to"], ahead["draftVersion"].Number()).Should().Be((1, null, 3));
        var changes = ahead["changes"]!.AsArray().Select(change => change!).ToList();
        changes.Select(change => change["pointer"].Text()).Should().EndWith("/openings");
        changes[^1]["before"].Number().Should().Be(2);
        changes[^1]["after"].Number().Should().Be(5);
        changes[0]["after"].Text().Should().Contain("[", "an open gap reads as its prompt");
        back["changes"]!.AsArray()[^1]!["after"].Number().Should().Be(2);
        same["changes"]!.AsArray().Should().BeEmpty();
    }

    [Test]
    public async Task Names_each_one_that_there_is_not_and_says_which_there_are()
    {
        var problem = await Catalog.Get($"{Path}/editions/compare?from=8&to=9").Problem(HttpStatusCode.NotFound);

        problem.Errors().Should().Equal("?from edition-not-found", "?to edition-not-found");
        problem["detail"].Text().Should().Contain("has no edition 9; there is only 1.");
    }

    [TestCase("/editions/compare?from=1&to=9", 404)]
    [TestCase("/editions/compare?from=1", 400)]
    [TestCase("/editions/compare?from=one&to=1", 400)]
    [TestCase("/editions/compare?from=1&to=1&of=2", 400)]
    [TestCase("/editions/9", 404)]
    [TestCase("/editions?limit=0", 400)]
    public async Task Refuses_what_there_is_not(string address, int status) =>
        await Catalog.Get(Path + address).Problem((HttpStatusCode)status);

    [Test]
    public async Task Refuses_to_publish_an_edit_that_was_taken_back()
    {
        var draft = await Catalog.Get($"{Path}/draft").Json(HttpStatusCode.OK);
        var tag = await Change(changed => changed["openings"] = 5);
        using var back = await Catalog.Put($"{Path}/draft", draft, tag);

        var preview = await Catalog.Get($"{Path}/draft/preview").Json(HttpStatusCode.OK);
        var problem = await Catalog
            .Post($"{Path}/publish", ifMatch: back.Header("ETag"))
            .Problem(HttpStatusCode.Conflict);

        problem["code"].Text().Should().Be("nothing-to-publish");
        preview["problems"]!.AsArray().Select(found => found!["code"].Text()).Should().Equal("nothing-to-publish");
        (await Catalog.Get($"{Path}/editions").Json(HttpStatusCode.OK)).Items().Should().ContainSingle();
    }

    [Test]
    public async Task Refuses_to_publish_what_says_nothing_new()
    {
        using var draft = await Catalog.Get($"{Path}/draft");

        var problem = await Catalog
            .Post($"{Path}/publish", ifMatch: draft.Header("ETag"))
            .Problem(HttpStatusCode.Conflict);

        problem["code"].Text().Should().Be("nothing-to-publish");
    }

    [Test]
    public async Task Discards_the_draft_of_the_next_one()
    {
        var published = await Catalog.Get($"{Path}/draft").Json(HttpStatusCode.OK);
        var tag = await Change(draft => draft["openings"] = 5);

        using var discarded = await Discard(tag);

        discarded.StatusCode.Should().Be(HttpStatusCode.NoContent);
        var draft = await Catalog.Get($"{Path}/draft").Json(HttpStatusCode.OK);
        JsonNode.DeepEquals(draft, published).Should().BeTrue();
        await Discard(tag).Problem(HttpStatusCode.PreconditionFailed);
    }

    [Test]
    public async Task Discards_a_posting_without_one_altogether()
    {
        var (draft, tag) = await PostingDraft(body => body["externalIds"]![0]!["value"] = "REQ-9");

        using var discarded = await Catalog.Send(
            HttpMethod.Delete,
            $"/v1/job-postings/{draft["id"]}/draft",
            null,
            ("If-Match", tag)
        );

        discarded.StatusCode.Should().Be(HttpStatusCode.NoContent);
        await Catalog.Get($"/v1/job-postings/{draft["id"]}").Problem(HttpStatusCode.NotFound);
        await Catalog.Get($"/v1/job-postings/{draft["id"]}/draft").Problem(HttpStatusCode.NotFound);
        await PostingDraft(body => body["externalIds"]![0]!["value"] = "REQ-9");
    }

    [Test]
    public async Task Keeps_them_to_the_byte_whatever_happens_to_profiles_skills_and_scales()
    {
        var before = await Catalog.Client.GetByteArrayAsync($"{Path}/editions/1?lang=*");

        await Rewrite("/v1/skills/postgresql", "", skill => skill["labels"]!["en"] = "Rewritten");
        await Rewrite(
            "/v1/proficiency-scales/general",
            "",
            scale => scale["levels"]![0]!["names"]!["en"] = "Rewritten"
        );
        await Rewrite(
            "/v1/skill-profiles/backend-developer",
            "/draft",
            profile => profile["title"]!["en"] = "Rewritten"
        );
        using var draft = await Catalog.Get("/v1/skill-profiles/backend-developer/draft");
        await Catalog
            .Post("/v1/skill-profiles/backend-developer/publish", ifMatch: draft.Header("ETag"))
            .Json(HttpStatusCode.OK);
        var tag = await Change(body => body["profile"]!.AsObject().Remove("revision"));
        var second = await Catalog.Post($"{Path}/publish", ifMatch: tag).Json(HttpStatusCode.OK);

        second["title"]!["en"].Text().Should().Be("Rewritten");
        (await Catalog.Client.GetByteArrayAsync($"{Path}/editions/1?lang=*")).Should().Equal(before);
    }

    private async Task<string> Change(Action<JsonNode> change)
    {
        using var read = await Catalog.Get($"{Path}/draft");
        var draft = (await read.Json()).With(change);
        using var changed = await Catalog.Put($"{Path}/draft", draft, read.Header("ETag"));
        changed.StatusCode.Should().Be(HttpStatusCode.OK, await changed.Content.ReadAsStringAsync());
        return changed.Header("ETag");
    }

    private Task<HttpResponseMessage> Discard(string tag) =>
        Catalog.Send(HttpMethod.Delete, $"{Path}/draft", null, ("If-Match", tag));

    private async Task Rewrite(string path, string part, Action<JsonNode> change)
    {
        using var read = await Catalog.Get($"{path}{part}?lang=*".Replace("/draft?lang=*", "/draft"));
        var body = (await read.Json()).With(change);
        using var written = await Catalog.Put($"{path}{part}", Writable(body), read.Header("ETag").Replace("-all", ""));
        written.StatusCode.Should().Be(HttpStatusCode.OK, await written.Content.ReadAsStringAsync());
    }

    private static JsonNode Writable(JsonNode state) =>
        state["placeholders"] is null
            ? state.Without("id", "key", "status", "version", "languages", "createdAt", "updatedAt")
            : state;
}
