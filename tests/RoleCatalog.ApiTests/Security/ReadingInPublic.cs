using System.Net;
using System.Text.Json.Nodes;
using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.ApiTests.Conventions;

namespace RoleCatalog.ApiTests.Security;

/// <summary>Published public postings are for everybody where the setting says so; all else is not there for them.</summary>
internal sealed class ReadingInPublic : CatalogClient
{
    private const string Path = "/v1/job-postings";

    private readonly Dictionary<string, string> _ids = [];

    [OneTimeSetUp]
    public async Task Prepare()
    {
        Catalog = await RunningCatalog.Start(settings: "--Security:PublicReading=true");
        await WithProfile();
        _ids["public"] = (await Posting())["id"].Text();
        _ids["internal"] = (await Posting(Internal))["id"].Text();
        _ids["draft"] = (await PostingDraft(Unnamed)).Draft["id"].Text();
        _ids["suspended"] = await Stepped("suspend");
        _ids["closed"] = await Stepped("close", new JsonObject { ["reason"] = "cancelled" });
    }

    [OneTimeTearDown]
    public Task StopCatalog() => Stop();

    [TestCase("")]
    [TestCase("?status=published")]
    [TestCase("?visibility=public")]
    [TestCase("?profile=backend-developer")]
    public async Task Lists_and_counts_only_them(string query)
    {
        var page = await Catalog.GetAs(token: null, Path + query).Json(HttpStatusCode.OK);

        page.Items().Select(item => item["id"].Text()).Should().Equal(_ids["public"]);
        page["total"].Number().Should().Be(1);
    }

    [TestCase("?status=draft")]
    [TestCase("?status=suspended")]
    [TestCase("?status=closed")]
    [TestCase("?status=scheduled")]
    [TestCase("?visibility=internal")]
    [TestCase("?status=published&visibility=internal")]
    [TestCase("?externalId=hris:R-1&visibility=internal")]
    public async Task Has_nothing_else_whatever_is_asked_for(string query)
    {
        var page = await Catalog.GetAs(token: null, Path + query).Json(HttpStatusCode.OK);

        page.Items().Should().BeEmpty();
        page["total"].Number().Should().Be(0);
    }

    [Test]
    public async Task Reads_them_without_a_token()
    {
        var posting = await Catalog.GetAs(token: null, $"{Path}/{_ids["public"]}").Json(HttpStatusCode.OK);

        posting["status"].Text().Should().Be("published");
    }

    [TestCase("internal")]
    [TestCase("draft")]
    [TestCase("suspended")]
    [TestCase("closed")]
    public async Task Says_of_all_else_what_it_says_of_what_never_was(string which)
    {
        var hidden = await Catalog.GetAs(token: null, $"{Path}/{_ids[which]}").Problem(HttpStatusCode.NotFound);
        var never = Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString("D");
        var unknown = await Catalog.GetAs(token: null, $"{Path}/{never}").Problem(HttpStatusCode.NotFound);

        Told(hidden, _ids[which]).Should().Be(Told(unknown, never));
        var reader = (await TokenIssuer.Shared).TokenOf("reader", "catalog.read");
        using var seen = await Catalog.GetAs(reader, $"{Path}/{_ids[which]}");
        seen.StatusCode.Should().Be(which == "draft" ? HttpStatusCode.NotFound : HttpStatusCode.OK);
    }

    [TestCase("public", "/draft")]
    [TestCase("public", "/editions")]
    [TestCase("public", "/history")]
    [TestCase("public", "/drift")]
    [TestCase("public", "/contact")]
    [TestCase("internal", "/draft")]
    public async Task Opens_nothing_behind_them(string which, string below) =>
        await Catalog.GetAs(token: null, $"{Path}/{_ids[which]}{below}").Problem(HttpStatusCode.Unauthorized);

    [TestCase("/v1/changes")]
    [TestCase("/v1/skills")]
    [TestCase("/v1/skill-profiles")]
    public async Task Opens_nothing_beside_them(string address) =>
        await Catalog.GetAs(token: null, address).Problem(HttpStatusCode.Unauthorized);

    [Test]
    public async Task Shows_a_token_without_the_scope_what_everybody_sees()
    {
        var token = (await TokenIssuer.Shared).TokenOf("writer", "catalog.write");

        var page = await Catalog.GetAs(token, Path).Json(HttpStatusCode.OK);

        page["total"].Number().Should().Be(1);
    }

    [Test]
    public async Task Refuses_a_token_that_is_not_valid_rather_than_reading_past_it()
    {
        var expired = BadTokens.All["expired"](await TokenIssuer.Shared);

        await Catalog.GetAs(expired, Path).Problem(HttpStatusCode.Unauthorized);
    }

    [Test]
    public async Task Shows_a_reader_with_the_scope_all()
    {
        var page = await Catalog.Get(Path).Json(HttpStatusCode.OK);

        page["total"].Number().Should().Be(2);
    }

    private static void Unnamed(JsonNode posting) => posting["externalIds"] = null;

    private static void Internal(JsonNode posting)
    {
        Unnamed(posting);
        posting["visibility"] = "internal";
    }

    private async Task<string> Stepped(string step, JsonNode? body = null)
    {
        var posting = await Posting(Unnamed);
        var address = $"{Path}/{posting["id"]}";
        using var read = await Catalog.Get(address);
        await Catalog.Post($"{address}/{step}", body, read.Header("ETag")).Json(HttpStatusCode.OK);
        return posting["id"].Text();
    }

    private static string Told(JsonNode problem, string id) =>
        problem.Without("traceId").ToJsonString().Replace(id, "", StringComparison.Ordinal);
}
