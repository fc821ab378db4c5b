using System.Net;
using System.Text.Json.Nodes;
using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.ApiTests.Conventions;

namespace RoleCatalog.ApiTests.JobPostings;

internal sealed class RebasingPostings : CatalogTest
{
    private const string Backend = "/v1/skill-profiles/backend-developer";

    private JsonNode draft = null!;
    private string tag = "";

    private string Path => $"/v1/job-postings/{draft["id"]}";

    [SetUp]
    public async Task Prepare()
    {
        await WithProfile();
        (draft, tag) = await PostingDraft();
        using var read = await Catalog.Get($"{Backend}/draft");
        var changed = (await read.Json()).With(body => body["title"]!["en"] = "Backend engineer");
        using var written = await Catalog.Put($"{Backend}/draft", changed, read.Header("ETag"));
        await Catalog.Post($"{Backend}/publish", ifMatch: written.Header("ETag")).Json(HttpStatusCode.OK);
    }

    [Test]
    public async Task Answers_the_draft_with_what_became_of_its_values()
    {
        using var tried = await Catalog.Post($"{Path}/rebase?dryRun=true", ifMatch: tag);
        var preview = await tried.Json();
        using var done = await Catalog.Post($"{Path}/rebase", ifMatch: tried.Header("ETag"));
        var rebased = await done.Json();

        (preview["dryRun"]!.GetValue<bool>(), rebased["dryRun"]!.GetValue<bool>()).Should().Be((true, false));
        JsonNode.DeepEquals(preview["draft"], rebased["draft"]).Should().BeTrue();
        rebased["draft"]!["profile"]!["revision"].Number().Should().Be(2);
        rebased["keptValues"]!.AsArray().Select(key => key.Text()).Should().Equal("team-name");
        rebased["droppedValues"]!.AsArray().Should().BeEmpty();
        rebased["missingValues"]!.AsArray().Should().BeEmpty();
        var posting = await Catalog.Post($"{Path}/publish", ifMatch: done.Header("ETag")).Json(HttpStatusCode.OK);
        posting["title"]!["en"].Text().Should().Be("Backend engineer");
    }

    [TestCase("""{"revision":1}""", 409, "nothing-to-rebase")]
    [TestCase("""{"revision":9}""", 422, "revision-unknown")]
    [TestCase("""{"revision":"two"}""", 400, "invalid-body")]
    [TestCase("""{"edition":2}""", 400, "invalid-body")]
    public async Task Refuses_what_is_no_newer_revision(string body, int status, string code)
    {
        var problem = await Catalog.Post($"{Path}/rebase", JsonNode.Parse(body), tag).Problem((HttpStatusCode)status);

        problem["code"].Text().Should().Be(code);
    }

    [Test]
    public async Task Is_no_step_of_a_scheduled_posting_be_it_current_or_not()
    {
        using var rebased = await Catalog.Post($"{Path}/rebase", ifMatch: tag);
        var plan = new JsonObject { ["publishAt"] = TimeProvider.System.GetUtcNow().AddDays(1).ToString("O") };
        using var scheduled = await Catalog.Post($"{Path}/schedule", plan, rebased.Header("ETag"));
        var named = new JsonObject { ["postings"] = new JsonArray(draft["id"].Text()) };

        var one = await Catalog
            .Post($"{Path}/rebase", ifMatch: scheduled.Header("ETag"))
            .Problem(HttpStatusCode.Conflict);
        var many = await Catalog.Post($"{Backend}/rebase", named).Json(HttpStatusCode.OK);

        one["code"].Text().Should().Be("job-posting-status");
        one["detail"].Text().Should().StartWith("The job posting is scheduled");
        one["allowed"]!.AsArray().Select(step => step.Text()).Should().Contain("unschedule");
        Results(many).Should().Equal($"{draft["id"]} refused job-posting-status");
    }

    [Test]
    public async Task Wants_the_version_of_the_draft()
    {
        await Catalog.Post($"{Path}/rebase").Problem(HttpStatusCode.PreconditionRequired);
        await Catalog.Post($"{Path}/rebase", ifMatch: "\"7\"").Problem(HttpStatusCode.PreconditionFailed);
    }

    [Test]
    public async Task Takes_many_and_says_of_each_what_became_of_it()
    {
        var tried = await Catalog.Post($"{Backend}/rebase?dryRun=true").Json(HttpStatusCode.OK);
        var all = await Catalog.Post($"{Backend}/rebase").Json(HttpStatusCode.OK);
        var named = new JsonObject { ["postings"] = new JsonArray(draft["id"].Text(), "none") };
        var again = await Catalog.Post($"{Backend}/rebase", named).Json(HttpStatusCode.OK);

        Results(tried).Should().Equal($"{draft["id"]} rebased ");
        Results(all).Should().Equal($"{draft["id"]} rebased ");
        Results(again).Should().Equal($"{draft["id"]} current ", "none refused job-posting-not-found");
        all["revision"].Number().Should().Be(2);
        all["nextCursor"].Should().BeNull();
    }

    [Test]
    public async Task Tries_with_the_version_of_the_draft_whatever_the_published_state_went_through()
    {
        using var published = await Catalog.Post($"{Path}/publish", ifMatch: tag);
        using var suspended = await Catalog.Post($"{Path}/suspend", ifMatch: published.Header("ETag"));
        suspended.StatusCode.Should().Be(HttpStatusCode.OK);

        using var one = await Catalog.Post($"{Path}/rebase?dryRun=true", ifMatch: tag);
        var many = await Catalog.Post($"{Backend}/rebase?dryRun=true").Json(HttpStatusCode.OK);

        one.Header("ETag").Should().Be(tag);
        $"\"{many.Items()[0]["draftVersion"]}\"".Should().Be(tag);
    }

    [TestCase("/v1/skill-profiles/none/rebase", null, 404)]
    [TestCase($"{Backend}/rebase?cursor=x", null, 400)]
    [TestCase($"{Backend}/rebase?dryRun=perhaps", null, 400)]
    [TestCase($"{Backend}/rebase", """{"postings":[null]}""", 422)]
    [TestCase($"{Backend}/rebase?cursor=x", """{"postings":["a"]}""", 422)]
    public async Task Refuses_many_that_cannot_be(string path, string? body, int status) =>
        await Catalog.Post(path, body is null ? null : JsonNode.Parse(body)).Problem((HttpStatusCode)status);

    private static IEnumerable<string> Results(JsonNode answer) =>
        answer.Items().Select(item => $"{item["posting"]} {item["result"]} {item["errors"]?[0]!["code"]}");
}
