using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using FluentAssertions;
using NUnit.Framework;

namespace RoleCatalog.SystemTests.SqlServer;

/// <summary>Two processes on one database.</summary>
public sealed class ServingFromReplicas : SqlServerTest
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Test]
    public async Task Shows_each_what_the_other_wrote()
    {
        var (first, second) = await Two();

        var location = await Define(first, 1);

        using var read = await second.Client.GetAsync(location);
        read.StatusCode.Should().Be(HttpStatusCode.OK);
        read.Headers.ETag!.Tag.Should().Be("\"1\"");
    }

    [Test]
    public async Task Gives_positions_without_gaps_to_writers_on_both()
    {
        const int Each = 100;
        var (first, second) = await Two();
        var before = await Number("SELECT position FROM change_log");

        await Parallel.ForAsync(
            0,
            2 * Each,
            new ParallelOptions { MaxDegreeOfParallelism = 16 },
            async (number, _) => await Define(number % 2 == 0 ? first : second, number)
        );

        (await Number("SELECT position FROM change_log")).Should().Be(before + 2 * Each);
        (await Number("SELECT COUNT(*) FROM changes")).Should().Be(before + 2 * Each);
        (await Number("SELECT MAX(position) FROM changes")).Should().Be(before + 2 * Each);
    }

    [Test]
    public async Task Takes_a_due_step_once_and_in_time()
    {
        const int Postings = 10;
        var (first, second) = await Two();
        var publishAt = TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds(15);
        for (var number = 0; number < Postings; number++)
        {
            await Schedule(number % 2 == 0 ? first : second, publishAt);
        }

        const string Published = "SELECT COUNT(*) FROM changes WHERE type = 'job-posting.published'";
        await Until(async () => await Number(Published) >= Postings);
        var late = TimeProvider.System.GetUtcNow() - publishAt;

        (await first.Stop()).Should().Be(0);
        (await second.Stop()).Should().Be(0);
        late.Should().BePositive().And.BeLessThan(TimeSpan.FromSeconds(5));
        (await Number(Published)).Should().Be(Postings);
        (first.Process.Log + second.Process.Log).Should().NotContain("The due step of the posting");
    }

    [Test]
    public async Task Loses_no_accepted_request_in_a_rolling_restart()
    {
        var replicas = new CatalogService?[2];
        (replicas[0], replicas[1]) = await Two();
        var written = new ConcurrentBag<Uri>();
        using var enough = new CancellationTokenSource();
        var writers = Enumerable.Range(0, 4).Select(writer => Write(replicas, writer, written, enough.Token)).ToList();
        for (var round = 0; round < 4; round++)
        {
            var target = written.Count + 25;
            await Until(() => Task.FromResult(written.Count >= target));
            var old = Interlocked.Exchange(ref replicas[round % 2], null)!;
            (await old.Stop()).Should().Be(0);
            replicas[round % 2] = await Serve(Store());
        }

        await enough.CancelAsync();
        await Task.WhenAll(writers);

        foreach (var location in written)
        {
            using var read = await replicas[0]!.Client.GetAsync(location);
            read.StatusCode.Should().Be(HttpStatusCode.OK);
        }

        var counter = await Number("SELECT position FROM change_log");
        (await Number("SELECT COUNT(*) FROM changes")).Should().Be(counter);
        (await Number("SELECT MAX(position) FROM changes")).Should().Be(counter);
    }

    [Test]
    public async Task Begins_the_catalogue_once_when_both_start_at_the_same_time()
    {
        (await Migrate()).ExitCode.Should().Be(0);
        string[] settings = ["--Fill:Skills=true", "--Fill:Demo=true", .. Store()];

        var replicas = await Task.WhenAll(ServeAsItComes(settings), ServeAsItComes(settings));

        (await Number("SELECT COUNT(*) FROM fillings WHERE is_complete = 1")).Should().Be(2);
        (await Number("SELECT COUNT(*) FROM proficiency_scales")).Should().Be(2);
        (await Number("SELECT COUNT(*) FROM changes WHERE type = 'skill.defined'"))
            .Should()
            .Be(await Number("SELECT COUNT(*) FROM skills"));
        foreach (var replica in replicas)
        {
            (await replica.Stop()).Should().Be(0);
        }
    }

    [Test]
    public async Task Answers_a_repeated_request_on_the_other()
    {
        var (first, second) = await Two();

        var once = await Define(first, 1, key: "order-17");
        var again = await Define(second, 1, key: "order-17");

        again.Should().Be(once);
        (await Number("SELECT COUNT(*) FROM skills")).Should().Be(1);
    }

    [Test]
    public async Task Has_one_that_relays_and_another_take_over_when_it_is_killed()
    {
        var (first, second) = await Two();
        await Define(first, 1);
        await Until(IsDelivered);
        var term = await Number("SELECT term FROM relay_cursors");

        first.Kill();
        await first.Process.Ended();
        second.Kill();
        await second.Process.Ended();
        var third = await Serve(Store());
        await Define(third, 2);

        await Until(IsDelivered);
        (await Number("SELECT term FROM relay_cursors")).Should().Be(term + 1);
    }

    private async Task<bool> IsDelivered() =>
        await Number("SELECT COUNT(*) FROM relay_cursors") == 1
        && await Number("SELECT MAX(position) FROM changes WHERE is_public = 1")
            == await Number("SELECT position FROM relay_cursors");

    private async Task<(CatalogService First, CatalogService Second)> Two()
    {
        var migrated = await Migrate();
        migrated.ExitCode.Should().Be(0, migrated.All);
        return (await Serve(Store()), await Serve(Store()));
    }

    // A request that was refused because its replica stopped is sent to the other; one that was accepted counts.
    private static async Task Write(
        CatalogService?[] replicas,
        int writer,
        ConcurrentBag<Uri> written,
        CancellationToken enough
    )
    {
        var number = 0;
        while (!enough.IsCancellationRequested)
        {
            number++;
            if (Volatile.Read(ref replicas[number % 2]) is not { } replica)
            {
                continue;
            }

            try
            {
                written.Add(await Define(replica, 100_000 * (writer + 1) + number));
            }
            catch (HttpRequestException)
            {
                // It was not accepted.
            }
        }
    }

    private static async Task<Uri> Define(CatalogService service, int number, string? key = null)
    {
        var body = $$"""
            {
              "key": "skill-{{number}}",
              "kind": "technology",
              "sourceLanguage": "en",
              "labels": { "en": "Kilnwork of the {{number}}th kind" },
              "externalIds": [{ "scheme": "test", "value": "{{number}}" }]
            }
            """;
        using var answer = await Post(service, "/v1/skills?allowDuplicate=true", body, key);
        answer.StatusCode.Should().Be(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return answer.Headers.Location!;
    }

    private static async Task Schedule(CatalogService service, DateTimeOffset publishAt)
    {
        using var created = await Post(service, "/v1/job-postings", KeepingTime.Posting);
        var id = JsonNode.Parse(await created.Content.ReadAsStringAsync())!["id"]!.GetValue<string>();
        var schedule = JsonSerializer.Serialize(new { publishAt }, JsonSerializerOptions.Web);
        using var scheduled = await Post(service, $"/v1/job-postings/{id}/schedule", schedule);
        scheduled.StatusCode.Should().Be(HttpStatusCode.OK, await scheduled.Content.ReadAsStringAsync());
    }

    private static async Task<HttpResponseMessage> Post(
        CatalogService service,
        string path,
        string body,
        string? key = null
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Content = new StringContent(body, mediaType: new("application/json"));
        request.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
        if (key is not null)
        {
            request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        }

        return await service.Client.SendAsync(request);
    }

    private static async Task Until(Func<Task<bool>> isSo)
    {
        using var deadline = new CancellationTokenSource(Patience);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!await isSo())
        {
            await tick.WaitForNextTickAsync(deadline.Token);
        }
    }
}
