using System.Net;
using System.Text.Json.Nodes;
using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.ApiTests.Conventions;

namespace RoleCatalog.ApiTests.SkillProfiles;

internal sealed class ComparingRevisions : CatalogTest
{
    private const string Path = "/v1/skill-profiles/backend-developer";
    private string _draftTag = "";

    [SetUp]
    public async Task PublishTwoRevisionsAndChangeTheDraft()
    {
        await WithProfile();
        var tag = await Change("\"1\"", draft => draft["title"]!["en"] = "Backend engineer");
        await Catalog.Post($"{Path}/publish", ifMatch: tag).Json(HttpStatusCode.OK);
        _draftTag = await Change(
            tag,
            draft => draft["requirementGroups"]![0]!["requirements"]![0]!["minimumLevel"] = "proficient"
        );
    }

    [Test]
    public async Task Tells_what_changed_part_by_part_and_word_by_word()
    {
        var answer = await Catalog.Get($"{Path}/revisions/compare?from=1&to=2&lang=en").Json(HttpStatusCode.OK);

        answer["from"]!["revision"].Number().Should().Be(1);
        answer["to"]!["revision"].Number().Should().Be(2);
        answer["difference"]!["kind"].Text().Should().Be("content");
        var title = answer["difference"]!["parts"]!.AsArray().Should().ContainSingle().Subject!["fields"]![0]!;
        title["words"]!
            .AsArray()
            .Select(word => $"{word!["change"]} {word["text"]}")
            .Should()
            .Equal("equal Backend ", "deleted developer", "inserted engineer");
    }

    [Test]
    public async Task Compares_with_the_draft_in_the_language_of_the_reader()
    {
        var answer = await Catalog.Get($"{Path}/revisions/compare?from=2&to=draft&lang=id").Json(HttpStatusCode.OK);

        answer["to"]!["draftVersion"].Number().Should().Be(5);
        var part = answer["difference"]!["parts"]!.AsArray().Should().ContainSingle().Subject!;
        part["part"].Text().Should().Be("requirement");
        part["fields"]![0]!["field"].Text().Should().Be("minimumLevel");
        part["fields"]![0]!["after"].Text().Should().Be("Mahir");
    }

    [TestCase("compare", "text/markdown", "text/markdown")]
    [TestCase("compare", "text/html,application/xhtml+xml,*/*;q=0.8", "text/html")]
    [TestCase("compare", "application/json;q=0.5, text/markdown;q=0.4", "application/json")]
    [TestCase("compare", "*/*", "application/json")]
    [TestCase("compare.md", "*/*", "text/markdown")]
    [TestCase("compare.html", "*/*", "text/html")]
    public async Task Answers_in_the_format_that_is_asked_for(string page, string accept, string expected)
    {
        using var answer = await Catalog.Get($"{Path}/revisions/{page}?from=1&to=2&lang=en", ("Accept", accept));

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.Should().Be(expected);
        (await answer.Content.ReadAsStringAsync()).Should().Contain("engineer");
    }

    [Test]
    public async Task Gives_a_page_that_can_run_nothing()
    {
        using var page = await Catalog.Get($"{Path}/revisions/compare.html?from=1&to=2");

        page.Header("Content-Security-Policy").Should().StartWith("default-src 'none'");
        (await page.Content.ReadAsStringAsync()).Should().Contain("<ins>engineer</ins>");
    }

    [TestCase("from=1&to=9", HttpStatusCode.NotFound)]
    [TestCase("from=1&to=newest", HttpStatusCode.BadRequest)]
    [TestCase("from=1", HttpStatusCode.BadRequest)]
    public Task Refuses_what_is_no_revision(string query, HttpStatusCode status) =>
        Catalog.Get($"{Path}/revisions/compare?{query}").Problem(status);

    [Test]
    public async Task Names_each_state_that_there_is_not_and_says_which_there_are()
    {
        var problem = await Catalog.Get($"{Path}/revisions/compare?from=8&to=9").Problem(HttpStatusCode.NotFound);

        problem.Errors().Should().Equal("?from revision-not-found", "?to revision-not-found");
        problem["detail"].Text().Should().Contain("has no revision 9; there are 1 to 2.");
        (await Catalog.Get($"{Path}/revisions/9").Problem(HttpStatusCode.NotFound))
            .Errors()
            .Should()
            .Equal("path:number revision-not-found");
    }

    [Test]
    public Task Refuses_a_format_that_it_does_not_have() =>
        Catalog
            .Get($"{Path}/revisions/compare?from=1&to=2", ("Accept", "application/pdf"))
            .Problem(HttpStatusCode.NotAcceptable);

    [Test]
    public async Task An_old_revision_becomes_the_draft_again()
    {
        var body = Example.Read("restore-skill-profile-revision");
        using var restored = await Catalog.Post($"{Path}/draft/restore", body, _draftTag);

        restored.StatusCode.Should().Be(HttpStatusCode.OK);
        (await restored.Json())["title"]!["en"].Text().Should().Be("Backend developer");
        restored.Header("ETag").Should().Be("\"6\"");
        using var again = await Catalog.Post($"{Path}/draft/restore", body, "\"6\"");
        again.Header("ETag").Should().Be("\"6\"", "it says that already");
        var same = await Catalog.Get($"{Path}/revisions/compare?from=1&to=draft").Json(HttpStatusCode.OK);
        same["difference"]!["kind"].Text().Should().Be("none");
        same["difference"]!["parts"]!.AsArray().Should().BeEmpty();
        (await Catalog.Get($"{Path}/draft").Json(HttpStatusCode.OK))["requirementGroups"]![0]!
            ["id"]
            .Text()
            .Should()
            .Be(
                (await Catalog.Get($"{Path}/revisions/1").Json(HttpStatusCode.OK))["requirementGroups"]![0]!
                    ["id"]
                    .Text()
            );
    }

    [Test]
    public async Task Restoring_one_is_refused_when_it_is_unknown_or_the_draft_was_changed()
    {
        var unknown = new JsonObject { ["revision"] = 9 };
        var problem = await Catalog
            .Post($"{Path}/draft/restore", unknown, _draftTag)
            .Problem(HttpStatusCode.UnprocessableEntity);

        problem.Errors().Should().Equal("/revision revision-unknown");
        await Catalog
            .Post($"{Path}/draft/restore", new JsonObject { ["revision"] = 1 }, "\"1\"")
            .Problem(HttpStatusCode.PreconditionFailed);
    }

    private async Task<string> Change(string tag, Action<JsonNode> change)
    {
        var draft = await Catalog.Get($"{Path}/draft").Json(HttpStatusCode.OK);
        using var changed = await Catalog.Put($"{Path}/draft", draft.With(change), tag);
        changed.StatusCode.Should().Be(HttpStatusCode.OK);
        return changed.Header("ETag");
    }
}
