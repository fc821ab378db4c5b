using System.Net;
using System.Text.Json.Nodes;
using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.ApiTests.Conventions;

namespace RoleCatalog.ApiTests.JobPostings;

internal sealed class TheStepsOfAPosting : CatalogTest
{
    [SetUp]
    public Task Prepare() => WithProfile();

    [Test]
    public async Task Close_it_for_a_reason_that_people_have_and_lists_give()
    {
        var posting = await Posting();
        var (path, tag) = ($"/v1/job-postings/{posting["id"]}/close", $"\"{posting["version"]}\"");

        var expired = await Catalog
            .Post(path, new JsonObject { ["reason"] = "expired" }, tag)
            .Problem(HttpStatusCode.BadRequest);
        await Catalog.Post(path, new JsonObject { ["reason"] = "cancelled" }, tag).Json(HttpStatusCode.OK);

        expired["errors"]!.ToJsonString().Should().Contain("filled").And.Contain("cancelled").And.NotContain("expired");
        var closed = await Catalog.Get("/v1/job-postings?status=closed").Json(HttpStatusCode.OK);
        closed.Items().Single()["closeReason"].Text().Should().Be("cancelled");
    }

    [Test]
    public async Task Go_from_a_plan_to_the_last_opening_and_on()
    {
        var (draft, tag) = await PostingDraft();
        var path = $"/v1/job-postings/{draft["id"]}";

        tag = await Take($"{path}/schedule", tag, Example.Read("schedule-job-posting"));
        (await Catalog.Get($"{path}/draft").Json(HttpStatusCode.OK))["publishAt"]
            .Text()
            .Should()
            .Be("2027-06-01T01:00:00Z");
        (await Listed("scheduled")).Should().Be(1);
        tag = await Take($"{path}/unschedule", tag);
        tag = await Take($"{path}/publish", tag);
        tag = await Take($"{path}/suspend", tag);
        (await Catalog.Get(path).Json(HttpStatusCode.OK))["status"].Text().Should().Be("suspended");
        ((await Listed("published")), (await Listed("suspended"))).Should().Be((0, 1));
        tag = await Take($"{path}/resume", tag);
        tag = await Take($"{path}/fill-opening", tag);
        (await Catalog.Get(path).Json(HttpStatusCode.OK))["filledOpenings"].Number().Should().Be(1);
        await Take($"{path}/fill-opening", tag);
        (await Catalog.Get(path).Json(HttpStatusCode.OK))["closeReason"].Text().Should().Be("filled");
        using var prepared = await Catalog.Get($"{path}/draft");
        tag = await Take($"{path}/reopen", prepared.Header("ETag"));
        await Take($"{path}/close", tag, Example.Closing);

        var changes = (await Catalog.Get("/v1/changes").Json(HttpStatusCode.OK)).Items();
        changes
            .Where(change => change["subject"].Text() == $"job-postings/{draft["id"]}")
            .Select(change => $"{change["type"].Text()[24..^3]} {change["data"]!["state"]!["status"]}")
            .Should()
            .Equal(
                "published published",
                "suspended suspended",
                "resumed published",
                "changed published",
                "closed closed",
                "published published",
                "closed closed"
            );
    }

    [TestCase("suspend", "draft", "change-draft change-contact discard-draft publish schedule")]
    [TestCase("fill-opening", "draft", "change-draft change-contact discard-draft publish schedule")]
    [TestCase("reopen", "draft", "change-draft change-contact discard-draft publish schedule")]
    public async Task Are_refused_out_of_turn_with_what_is_allowed(string step, string state, string allowed)
    {
        var (draft, tag) = await PostingDraft();

        var problem = await Catalog
            .Post($"/v1/job-postings/{draft["id"]}/{step}", ifMatch: tag)
            .Problem(HttpStatusCode.Conflict);

        problem["code"].Text().Should().Be("job-posting-status");
        problem["detail"].Text().Should().StartWith($"The job posting is {state}, which does not allow {step};");
        problem["allowed"]!.AsArray().Select(name => name.Text()).Should().Equal(allowed.Split(' '));
    }

    [Test]
    public async Task Leave_a_scheduled_draft_as_it_is()
    {
        var (draft, tag) = await PostingDraft();
        var path = $"/v1/job-postings/{draft["id"]}";
        tag = await Take($"{path}/schedule", tag, Example.Read("schedule-job-posting"));
        var scheduled = await Catalog.Get($"{path}/draft").Json(HttpStatusCode.OK);

        var other = scheduled.With(body => body["openings"] = 9);
        var problem = await Catalog.Put($"{path}/draft", other, tag).Problem(HttpStatusCode.Conflict);

        problem["allowed"]!.AsArray().Select(name => name.Text()).Should().Equal("change-contact", "unschedule");
        tag = await Take($"{path}/unschedule", tag);
        (await Catalog.Put($"{path}/draft", scheduled, tag).Problem(HttpStatusCode.UnprocessableEntity))
            .Errors()
            .Should()
            .Equal("/publishAt read-only");
    }

    [TestCase("""{"publishAt":"2020-01-01T00:00:00Z"}""", 422, "/publishAt publish-at-passed")]
    [TestCase(
        """{"publishAt":"2099-01-01T00:00:00Z"}""",
        422,
        "/publishAt publish-at-too-far",
        "/validity validity-passed"
    )]
    [TestCase("""{"publishAt":"2027-07-01T00:00:00Z"}""", 422, "/validity validity-passed")]
    [TestCase("""{"publishAt":"2027-01-01T00:00:00"}""", 400)]
    [TestCase("""{"publishAt":"tomorrow"}""", 400)]
    [TestCase("""{"publishAt":null}""", 400)]
    [TestCase("{}", 400)]
    [TestCase("""{"publishAt":"2027-01-01T00:00:00Z","zone":"UTC"}""", 400)]
    public async Task Take_no_plan_that_cannot_be(string body, int status, params string[] errors)
    {
        var (draft, tag) = await PostingDraft();

        var problem = await Catalog
            .Post($"/v1/job-postings/{draft["id"]}/schedule", JsonNode.Parse(body), tag)
            .Problem((HttpStatusCode)status);

        if (errors.Length > 0)
        {
            problem.Errors().Should().BeEquivalentTo(errors);
        }
    }

    private async Task<string> Take(string path, string tag, JsonNode? body = null)
    {
        using var response = await Catalog.Post(path, body, tag);
        response.StatusCode.Should().Be(HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
        return response.Header("ETag");
    }

    private async Task<int> Listed(string status) =>
        (await Catalog.Get($"/v1/job-postings?status={status}").Json(HttpStatusCode.OK))["total"].Number();
}
