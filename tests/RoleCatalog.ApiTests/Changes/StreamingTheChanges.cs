using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.ApiTests.Conventions;

namespace RoleCatalog.ApiTests.Changes;

internal sealed class StreamingTheChanges : CatalogTest
{
    [Test]
    public async Task Tells_at_once_where_it_is_and_then_what_comes_as_the_feed_does()
    {
        await Skill();
        var end = await End();
        await using var stream = await OpenStream.Begin(Catalog);
        stream.LastEventId.Should().Be(end, "without anything else it begins with what comes next");
        stream.Retry.Should().Be(TimeSpan.FromSeconds(3));

        await Profile();

        var change = await stream.Next();
        change.EventType.Should().Be("message", "so that onmessage of an EventSource has it");
        change.EventId.Should().Be(await End());
        JsonNode.DeepEquals(JsonNode.Parse(change.Data), (await Feed()).Items()[^1]).Should().BeTrue(change.Data);
    }

    [Test]
    public async Task Is_not_to_be_stored_nor_held_back_on_its_way()
    {
        using var response = await OpenStream.Ask(Catalog);

        response.Content.Headers.ContentType!.ToString().Should().Be("text/event-stream");
        response.Header("Cache-Control").Should().Contain("no-store");
        response.Header("X-Accel-Buffering").Should().Be("no");
        response.Content.Headers.ContentEncoding.Should().BeEmpty();
    }

    [Test]
    public async Task Is_not_compressed_even_for_who_would_take_that()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/changes/stream");
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "br, gzip");
        using var response = await Catalog.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        await using var body = await response.Content.ReadAsStreamAsync();
        using var reader = new StreamReader(body);

        response.Content.Headers.ContentEncoding.Should().BeEmpty();
        (await reader.ReadLineAsync().WaitAsync(OpenStream.Patience)).Should().Be("retry: 3000");
    }

    [Test]
    public async Task Answers_head_and_ends()
    {
        using var response = await Catalog
            .Send(HttpMethod.Head, "/v1/changes/stream", content: null)
            .WaitAsync(OpenStream.Patience);

        response.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Test]
    public async Task Begins_after_a_cursor_at_a_time_or_behind_the_last_event_which_counts_most()
    {
        var beginning = await End();
        await Skill();
        await Profile();
        var first = (await Feed("?limit=1"))["nextCursor"].Text();
        var time = (await Feed()).Items()[1]["time"].Text();

        await using var afterCursor = await OpenStream.Begin(Catalog, $"?after={beginning}");
        await using var since = await OpenStream.Begin(Catalog, $"?since={time}");
        await using var whole = await OpenStream.Begin(Catalog, "?since=2020-01-01T00:00:00Z");
        await using var last = await OpenStream.Begin(Catalog, $"?after={beginning}", lastEventId: first);

        (await afterCursor.Change())["type"].Text().Should().Be("rolecatalog.skill.defined.v1");
        (await since.Change())["type"].Text().Should().Be("rolecatalog.skill-profile.published.v1");
        (await whole.Change())["type"].Text().Should().Be("rolecatalog.skill.defined.v1");
        (await last.Change())["type"].Text().Should().Be("rolecatalog.skill-profile.published.v1");
    }

    [Test]
    public async Task Goes_on_behind_the_last_event_without_a_gap_or_a_repeat()
    {
        var last = await End();
        const int count = 30;
        var writing = Write(count);
        var got = new List<string>();

        while (got.Count < count)
        {
            await using var stream = await OpenStream.Begin(Catalog, lastEventId: last);
            for (var take = 0; take <= got.Count % 4 && got.Count < count; take++)
            {
                got.Add((await stream.Change())["sequence"].Text());
            }

            last = stream.LastEventId;
        }

        await writing;
        got.Should().Equal((await Feed()).Items().Select(change => change["sequence"].Text()));
    }

    [Test]
    public async Task Takes_what_is_asked_for()
    {
        await using var profiles = await OpenStream.Begin(Catalog, "?types=rolecatalog.skill-profile.*");
        var skill = await Skill();
        await using var one = await OpenStream.Begin(
            Catalog,
            $"?subject=skills/{skill["id"]}&since=2020-01-01T00:00:00Z"
        );
        await Profile();

        (await profiles.Change())["type"].Text().Should().Be("rolecatalog.skill-profile.published.v1");
        (await one.Change())["subject"].Text().Should().Be($"skills/{skill["id"]}");
    }

    [Test]
    public async Task Says_who_did_it_to_readers_with_the_scope_of_operators_only()
    {
        var issuer = await TokenIssuer.Shared;
        await using var told = await OpenStream.Begin(
            Catalog,
            token: issuer.TokenOf("operator", "catalog.read", "catalog.admin")
        );
        await using var untold = await OpenStream.Begin(Catalog, token: issuer.TokenOf("reader", "catalog.read"));
        await Skill();

        var (full, rest) = (await told.Change(), await untold.Change());

        full["actor"].Text().Should().Be("tester");
        rest.ToJsonString().Should().Be(full.Without("actor").ToJsonString());
    }

    [Test]
    public async Task Ends_with_the_service_at_once_and_says_so()
    {
        await Skill();
        await using var stream = await OpenStream.Begin(Catalog);
        var began = Stopwatch.GetTimestamp();

        await Catalog.Stop().WaitAsync(OpenStream.Patience);

        Stopwatch.GetElapsedTime(began).Should().BeLessThan(TimeSpan.FromSeconds(10));
        var end = await stream.Next("end");
        end.Data.Should().Be("""{"reason":"shutdown"}""");
        (await stream.HasEnded()).Should().BeTrue();
    }

    [TestCase("?after=abc", null, HttpStatusCode.BadRequest, "cursor-malformed", "?after")]
    [TestCase("", "abc", HttpStatusCode.BadRequest, "cursor-malformed", "header:Last-Event-ID")]
    [TestCase("", "", HttpStatusCode.BadRequest, "cursor-malformed", "header:Last-Event-ID")]
    [TestCase("?after=b3RoZXIuMQ", null, HttpStatusCode.Gone, "change-log-replaced", null)]
    [TestCase("", "{log}.99", HttpStatusCode.BadRequest, "cursor-beyond-end", "header:Last-Event-ID")]
    [TestCase("?types=jobs&subject=x", null, HttpStatusCode.BadRequest, "invalid-parameters", "?types")]
    [TestCase("?wait=1", null, HttpStatusCode.BadRequest, "invalid-parameters", "?wait")]
    public async Task Is_not_begun_when_something_is_wrong(
        string query,
        string? lastEventId,
        HttpStatusCode status,
        string code,
        string? field
    )
    {
        await Skill();
        if (lastEventId?.StartsWith('{') == true)
        {
            var text = lastEventId.Replace(
                "{log}",
                (await Feed()).Items()[0]["logid"].Text(),
                StringComparison.Ordinal
            );
            lastEventId = Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('=');
        }

        var problem = await OpenStream.Ask(Catalog, query, lastEventId).Problem(status);

        problem["code"].Text().Should().Be(code);
        (problem["errors"]?[0]!["field"].Text()).Should().Be(field);
    }

    private async Task Write(int count)
    {
        for (var number = 0; number < count; number++)
        {
            await Skill(skill =>
            {
                skill.AsObject().Clear();
                (skill["key"], skill["kind"], skill["sourceLanguage"]) = ($"skill-{number}", "technology", "en");
                skill["labels"] = new JsonObject { ["en"] = Convert.ToHexString(BitConverter.GetBytes(number * 7919)) };
            });
        }
    }

    private async Task<string> End() => (await Feed())["nextCursor"].Text();

    private Task<JsonNode> Feed(string query = "") => Catalog.Get($"/v1/changes{query}").Json(HttpStatusCode.OK);
}
