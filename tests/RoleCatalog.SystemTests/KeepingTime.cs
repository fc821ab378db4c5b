using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using FluentAssertions;
using NUnit.Framework;

namespace RoleCatalog.SystemTests;

/// <summary>The clock of postings, in the real process.</summary>
public sealed class KeepingTime : SystemTest
{
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    [Test]
    public async Task Publishes_within_five_seconds_of_the_instant_and_catches_up_in_order_after_a_stop()
    {
        var service = await Serve();
        var publishAt = TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds(2);
        var first = await Scheduled(service, publishAt);

        var published = await Changes(service, 1);

        published.Should().Equal($"published {first}");
        (TimeProvider.System.GetUtcNow() - publishAt).Should().BePositive().And.BeLessThan(TimeSpan.FromSeconds(5));
        var second = await Scheduled(service, publishAt + TimeSpan.FromHours(2));
        (await service.Stop()).Should().Be(0);

        // A week passes: the expiry of the first comes an hour before the publication of the second.
        using (var file = new CatalogFile(Database))
        {
            var then = (publishAt - Week).ToUnixTimeMilliseconds();
            file.Rows($"UPDATE job_postings SET due_at = {then} WHERE id = '{first}'");
            file.Rows($"UPDATE job_postings SET due_at = {then + 3_600_000} WHERE id = '{second}'");
        }

        var again = await Serve();
        var all = await Changes(again, 3);
        (await again.Stop()).Should().Be(0);

        all.Should().Equal($"published {first}", $"closed {first}", $"published {second}");
        using var changes = new CatalogFile(Database);
        changes.Number("SELECT COUNT(*) FROM changes WHERE is_public = 1").Should().Be(3);
    }

    /// <summary>What has happened to postings, once there is so much of it.</summary>
    private static async Task<IReadOnlyList<string>> Changes(CatalogService service, int count)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (await tick.WaitForNextTickAsync(deadline.Token))
        {
            var page = JsonNode.Parse(
                await service.Client.GetStringAsync(new Uri("/v1/changes", UriKind.Relative), deadline.Token)
            )!;
            var changes = page["items"]!
                .AsArray()
                .Select(change =>
                    $"{change!["type"]!.GetValue<string>().Split('.')[2]} {change["data"]!["state"]!["id"]}"
                )
                .ToList();
            if (changes.Count >= count)
            {
                return changes;
            }
        }

        throw new TimeoutException();
    }

    private static async Task<string> Scheduled(CatalogService service, DateTimeOffset publishAt)
    {
        var draft = await Post(service, "/v1/job-postings", Posting);
        var id = draft["id"]!.GetValue<string>();
        await Post(
            service,
            $"/v1/job-postings/{id}/schedule",
            JsonSerializer.Serialize(new { publishAt }, JsonSerializerOptions.Web)
        );
        return id;
    }

    private static async Task<JsonNode> Post(CatalogService service, string path, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Content = new StringContent(body, mediaType: new("application/json"));
        request.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
        using var answer = await service.Client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.Should().BeOneOf([HttpStatusCode.OK, HttpStatusCode.Created], text);
        return JsonNode.Parse(text)!;
    }

    internal const string Posting = """
        {
          "sourceLanguage": "en",
          "title": { "en": "Night watch" },
          "responsibilityGroups": [{ "responsibilities": [{ "text": { "en": "Keep the time." } }] }],
          "requirementGroups": [{ "requirements": [{ "text": { "en": "Is awake." } }] }],
          "organization": { "name": "Nusantara Digital" },
          "workplace": { "type": "remote" },
          "contractType": "permanent",
          "schedule": "shift",
          "application": { "url": "https://careers.example/17" },
          "validity": { "validThrough": "2199-12-31", "timeZone": "Asia/Jakarta" }
        }
        """;
}
