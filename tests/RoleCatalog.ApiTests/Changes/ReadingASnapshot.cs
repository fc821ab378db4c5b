using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.ApiTests.Conventions;

namespace RoleCatalog.ApiTests.Changes;

internal sealed class ReadingASnapshot : CatalogTest
{
    [Test]
    public async Task Tells_its_place_then_the_latest_event_of_each_entity_then_that_it_is_whole()
    {
        await WithProfile();
        var posting = await Posting();
        var close = new JsonObject { ["reason"] = "filled" };
        var tag = $"\"{posting["version"]}\"";
        await Catalog.Post($"/v1/job-postings/{posting["id"]}/close", close, tag).Json(HttpStatusCode.OK);

        using var response = await Catalog.Get("/v1/snapshot");
        var lines = await Lines(response);

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.Should().Be("application/x-ndjson");
        var feed = await Catalog.Get("/v1/changes").Json(HttpStatusCode.OK);
        lines[0]["snapshot"].Text().Should().Be("begin");
        lines[0]["cursor"].Text().Should().Be(feed["nextCursor"].Text());
        lines[0]["logid"].Text().Should().Be(feed.Items()[0]["logid"].Text());
        lines[0]["time"].Text().Should().Be(feed.Items()[^1]["time"].Text());
        lines[1..^1]
            .Select(line => line.ToJsonString())
            .Should()
            .Equal(
                new[] { 0, 1, 3 }.Select(index => feed.Items()[index].ToJsonString()),
                "the feed has the posting twice"
            );
        lines[^1].ToJsonString().Should().Be($$"""{"snapshot":"end","cursor":"{{lines[0]["cursor"]}}","entities":3}""");
    }

    [Test]
    public async Task Of_an_empty_catalogue_has_no_entities()
    {
        var lines = await Lines("");

        lines.Should().HaveCount(2);
        lines[1]["entities"].Number().Should().Be(0);
    }

    [Test]
    public async Task Says_who_did_it_to_readers_with_the_scope_of_operators_only()
    {
        await Skill();
        var issuer = await TokenIssuer.Shared;

        var told = await LinesAs(issuer.TokenOf("operator", "catalog.read", "catalog.admin"));
        var untold = await LinesAs(issuer.TokenOf("reader", "catalog.read"));

        told[1]["actor"].Text().Should().Be("tester");
        untold[1].ToJsonString().Should().Be(told[1].Without("actor").ToJsonString());
    }

    [Test]
    public async Task Goes_on_behind_the_last_whole_line_also_when_others_have_written()
    {
        await WithProfile();
        await Posting();
        var whole = await Lines("");
        await Catalog.Post("/v1/skills", Example.Skill.With(skill => skill["key"] = "later"));

        for (var line = 1; line < whole.Count - 1; line++)
        {
            var rest = await Lines($"?at={whole[0]["cursor"]}&after={whole[line]["subject"]}");

            rest[0].ToJsonString().Should().Be(whole[0].ToJsonString());
            rest[1..^1].Select(Json).Should().Equal(whole[(line + 1)..^1].Select(Json));
            rest[^1]["entities"].Number().Should().Be(whole.Count - 2 - line);
        }

        (await Lines($"?at={whole[0]["cursor"]}")).Select(Json).Should().Equal(whole.Select(Json));
    }

    [Test]
    public async Task Has_the_kinds_that_are_asked_for()
    {
        await WithProfile();

        var lines = await Lines("?kind=skill-profiles&kind=job-postings");

        lines[1..^1].Select(line => line["subject"].Text().Split('/')[0]).Should().Equal("skill-profiles");
    }

    [Test]
    public async Task Is_compressed_for_those_who_take_that()
    {
        await WithProfile();

        using var response = await Catalog.Get("/v1/snapshot", ("Accept-Encoding", "gzip"));

        response.Content.Headers.ContentEncoding.Should().Equal("gzip");
        await using var body = new GZipStream(await response.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
        using var text = new StreamReader(body);
        (await text.ReadToEndAsync()).Should().Be(await Catalog.Client.GetStringAsync("/v1/snapshot"));
    }

    [Test]
    public async Task Has_a_head_without_a_body()
    {
        await Skill();

        using var response = await Catalog.Send(HttpMethod.Head, "/v1/snapshot", content: null);

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.Should().Be("application/x-ndjson");
        (await response.Content.ReadAsByteArrayAsync()).Should().BeEmpty();
    }

    [TestCase("at=abc", "?at")]
    [TestCase("at=", "?at")]
    [TestCase("after=skills/0190c5de-0000-7000-8000-000000000000", "?at")]
    [TestCase("at={cursor}&after=skills", "?after")]
    [TestCase("at={cursor}&after=skills/1", "?after")]
    [TestCase("at={cursor}&after=scales/0190c5de-0000-7000-8000-000000000000", "?after")]
    [TestCase("at={cursor}&after=skills/0190c5de-0000-7000-8000-000000000000&kind=job-postings", "?after")]
    [TestCase("kind=proficiency-scales", "?kind")]
    [TestCase("limit=3", "?limit")]
    [TestCase("at=abc&after=skills&kind=x&limit=3", "?limit ?at ?after ?kind")]
    public async Task Refuses_what_it_cannot_mean_and_names_it_all(string query, string fields)
    {
        await Skill();
        var cursor = (await Lines(""))[0]["cursor"].Text();

        var problem = await Catalog
            .Get($"/v1/snapshot?{query.Replace("{cursor}", cursor, StringComparison.Ordinal)}")
            .Problem(HttpStatusCode.BadRequest);

        problem["errors"]!.AsArray().Select(error => error!["field"].Text()).Should().BeEquivalentTo(fields.Split(' '));
    }

    [TestCase("another-log.1", HttpStatusCode.Gone, "change-log-replaced")]
    [TestCase("{log}.99", HttpStatusCode.BadRequest, "cursor-beyond-end")]
    public async Task Refuses_a_place_that_the_log_has_not(string content, HttpStatusCode status, string code)
    {
        await Skill();
        var log = (await Lines(""))[0]["logid"].Text();
        var text = Encoding.UTF8.GetBytes(content.Replace("{log}", log, StringComparison.Ordinal));
        var cursor = Convert.ToBase64String(text).TrimEnd('=').Replace('+', '-').Replace('/', '_');

        var problem = await Catalog.Get($"/v1/snapshot?at={cursor}").Problem(status);

        problem["code"].Text().Should().Be(code);
        problem["errors"]?[0]!["field"].Text().Should().Be("?at");
    }

    private static string Json(JsonNode node) => node.ToJsonString();

    private async Task<List<JsonNode>> Lines(string query)
    {
        using var response = await Catalog.Get($"/v1/snapshot{query}");
        return await Lines(response);
    }

    private async Task<List<JsonNode>> LinesAs(string token)
    {
        using var response = await Catalog.GetAs(token, "/v1/snapshot");
        return await Lines(response);
    }

    private static async Task<List<JsonNode>> Lines(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        text.Should().EndWith("\n");
        return [.. text.TrimEnd('\n').Split('\n').Select(line => JsonNode.Parse(line)!)];
    }
}
