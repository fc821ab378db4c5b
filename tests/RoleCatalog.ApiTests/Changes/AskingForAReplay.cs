using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.ApiTests.Conventions;

namespace RoleCatalog.ApiTests.Changes;

/// <summary>Over HTTP, where there is no broker. What one does is for the system tests.</summary>
internal sealed class AskingForAReplay : CatalogSetting
{
    private string log = "";

    protected override async Task Prepare()
    {
        await Skill();
        log = (await Catalog.Get("/v1/changes").Json(HttpStatusCode.OK)).Items()[0]["logid"].Text();
    }

    [TestCase("""{ "queue": "amq.topic" }""", "/queue")]
    [TestCase("""{ "queue": "careers_error" }""", "/queue")]
    [TestCase("""{ "queue": "careers_skipped" }""", "/queue")]
    [TestCase("""{ "queue": "" }""", "/queue")]
    [TestCase("""{ "queue": "q", "from": "abc" }""", "/from")]
    [TestCase("""{ "queue": "q", "from": "{99}" }""", "/from")]
    [TestCase("""{ "queue": "q", "from": "{3}", "to": "{1}" }""", "/to")]
    [TestCase("""{ "queue": "q", "types": [] }""", "/types")]
    [TestCase("""{ "queue": "q", "types": ["rolecatalog.job-posting.*", "job"] }""", "/types/1")]
    [TestCase("""{ "queue": "q", "subject": "skills" }""", "/subject")]
    [TestCase("""{ "queue": "q", "ratePerSecond": 1001 }""", "/ratePerSecond")]
    [TestCase("""{ "queue": "q", "rate": 10 }""", "/rate")]
    [TestCase("{}", "/queue")]
    [TestCase(
        """{ "queue": "amq.x", "from": "{other}", "to": "x", "types": ["x"], "subject": "x", "ratePerSecond": 0 }""",
        "/queue /from /to /types/0 /subject /ratePerSecond"
    )]
    public async Task Is_refused_with_every_field_that_is_wrong(string body, string fields)
    {
        var problem = await Post(body).Problem(HttpStatusCode.BadRequest);

        problem["errors"]!.AsArray().Select(error => error!["field"].Text()).Should().BeEquivalentTo(fields.Split(' '));
    }

    [Test]
    public async Task Of_a_log_that_is_no_longer_served_is_gone()
    {
        var problem = await Post("""{ "queue": "q", "from": "{other}" }""").Problem(HttpStatusCode.Gone);

        problem["code"].Text().Should().Be("change-log-replaced");
        problem["errors"]![0]!["field"].Text().Should().Be("/from");
    }

    [Test]
    public async Task Needs_a_broker()
    {
        var problem = await Post("""{ "queue": "q" }""").Problem(HttpStatusCode.Conflict);

        problem["code"].Text().Should().Be("no-broker");
        (await Catalog.Get("/v1/replays").Json(HttpStatusCode.OK)).Items().Should().BeEmpty();
    }

    [TestCase("GET", "/v1/replays/0")]
    [TestCase("POST", "/v1/replays/0/cancel")]
    public async Task That_is_not_there_is_not_found(string method, string path)
    {
        using var response = await Catalog.Send(new HttpMethod(method), path, content: null);

        (await response.Problem(HttpStatusCode.NotFound))["code"].Text().Should().Be("replay-not-found");
    }

    private Task<HttpResponseMessage> Post(string body) =>
        Catalog.Post(
            "/v1/replays",
            JsonNode.Parse(
                body.Replace("{other}", Cursor("another-log.1"), StringComparison.Ordinal)
                    .Replace("{99}", Cursor($"{log}.99"), StringComparison.Ordinal)
                    .Replace("{3}", Cursor($"{log}.3"), StringComparison.Ordinal)
                    .Replace("{1}", Cursor($"{log}.1"), StringComparison.Ordinal)
            )
        );

    private static string Cursor(string content) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(content)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
