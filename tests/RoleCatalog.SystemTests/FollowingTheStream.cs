using System.Diagnostics;
using System.Net.ServerSentEvents;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using FluentAssertions;
using NUnit.Framework;

namespace RoleCatalog.SystemTests;

/// <summary>Clients of the stream, while the service is killed and while one of them takes nothing.</summary>
public sealed class FollowingTheStream : SystemTest
{
    private const string FromTheBeginning = "?since=2020-01-01T00:00:00Z";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Test]
    public async Task Goes_on_after_each_crash_without_a_gap_or_a_repeat()
    {
        var got = new List<string>();
        string? last = null;
        for (var crash = 0; crash < 3; crash++)
        {
            var killed = await Serve();
            var writing = WriteUntilKilled(killed, crash * 10_000);
            last = await Follow(killed, last, got, 40 + (crash * 7));
            killed.Kill();
            await killed.Process.Ended();
            await writing;
        }

        var service = await Serve();
        var whole = await Sequences(service);
        await Follow(service, last, got, whole.Count - got.Count);

        got.Should().Equal(whole);
        (await service.Stop()).Should().Be(0);
    }

    [Test]
    public async Task Is_not_slowed_by_one_that_takes_nothing_who_is_dropped()
    {
        const int healthy = 50;
        var service = await Serve("--Stream:PatienceSeconds=1");
        using var stalled = await Stall(service);
        using var ending = new CancellationTokenSource();
        var counts = new int[healthy];
        var reading = Enumerable
            .Range(0, healthy)
            .Select(each => Read(service, () => counts[each]++, ending.Token))
            .ToList();
        await Task.WhenAll(reading.Select(each => each.Begun)).WaitAsync(Patience);

        var (written, slowest) = (0, TimeSpan.Zero);
        var before = Memory(service);
        while (!service.Process.Log.Contains("too-slow", StringComparison.Ordinal))
        {
            written.Should().BeLessThan(300, "the buffers of a connection are full at some time");
            await Create(service, $"large-{written}", Large(written));
            written++;
            var began = Stopwatch.GetTimestamp();
            await Until(() => Array.TrueForAll(counts, count => count >= written));
            slowest = Stopwatch.GetElapsedTime(began) is var time && time > slowest ? time : slowest;
        }

        slowest.Should().BeLessThan(TimeSpan.FromSeconds(5), "nobody waits for the one who is slow");
        ((Memory(service) - before) / (1024 * 1024)).Should().BeLessThan(200);
        await Until(() => IsCut(stalled));
        await ending.CancelAsync();
        await TestContext.Out.WriteLineAsync($"{written} large changes, the slowest received in {slowest}.");
    }

    /// <summary>A client that asks for the stream and then reads nothing.</summary>
    private static async Task<Socket> Stall(CatalogService service)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)
        {
            ReceiveBufferSize = 4096,
        };
        var address = service.Client.BaseAddress!;
        await socket.ConnectAsync(address.Host, address.Port);
        var request =
            $"GET /v1/changes/stream HTTP/1.1\r\nHost: {address.Authority}\r\nAuthorization: Bearer {await service.Token}\r\n\r\n";
        await socket.SendAsync(Encoding.ASCII.GetBytes(request));
        return socket;
    }

    // What lay in its buffers comes first, and then the end.
    private static bool IsCut(Socket socket)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (socket.Poll(TimeSpan.Zero, SelectMode.SelectRead))
            {
                if (socket.Receive(buffer) == 0)
                {
                    return true;
                }
            }

            return false;
        }
        catch (SocketException)
        {
            return true;
        }
    }

    private static (Task Begun, Task Ended) Read(CatalogService service, Action changed, CancellationToken ending)
    {
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return (begun.Task, Run());

        async Task Run()
        {
            await foreach (var next in Events(service, "", null, ending))
            {
                if (next.EventType == "message")
                {
                    changed();
                }

                begun.TrySetResult();
            }
        }
    }

    /// <summary>Reads so many changes, and returns the id of the last.</summary>
    private static async Task<string?> Follow(CatalogService service, string? last, List<string> got, int count)
    {
        using var deadline = new CancellationTokenSource(Patience);
        var end = got.Count + count;
        if (count == 0)
        {
            return last;
        }

        await foreach (var next in Events(service, last is null ? FromTheBeginning : "", last, deadline.Token))
        {
            last = next.EventId;
            if (next.EventType == "message")
            {
                got.Add(JsonNode.Parse(next.Data)!["sequence"]!.GetValue<string>());
            }

            if (got.Count == end)
            {
                break;
            }
        }

        got.Should().HaveCount(end, "the stream goes on");
        return last;
    }

    private static async IAsyncEnumerable<SseItem<string>> Events(
        CatalogService service,
        string query,
        string? last,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ending
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/changes/stream{query}");
        if (last is not null)
        {
            request.Headers.TryAddWithoutValidation("Last-Event-ID", last);
        }

        using var answer = await service.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ending);
        answer.EnsureSuccessStatusCode();
        await using var body = await answer.Content.ReadAsStreamAsync(ending);
        var events = SseParser.Create(body).EnumerateAsync(ending).GetAsyncEnumerator(ending);
        while (await Next(events, ending))
        {
            yield return events.Current;
        }
    }

    private static async Task<bool> Next(IAsyncEnumerator<SseItem<string>> events, CancellationToken ending)
    {
        try
        {
            return await events.MoveNextAsync();
        }
        catch (Exception over) when (over is IOException || ending.IsCancellationRequested)
        {
            return false;
        }
    }

    private static async Task WriteUntilKilled(CatalogService service, int first)
    {
        var number = first;
        while (await IsCreated(service, number))
        {
            number++;
        }
    }

    private static async Task<bool> IsCreated(CatalogService service, int number)
    {
        try
        {
            await Create(service, $"skill-{number}", []);
            return true;
        }
        catch (HttpRequestException)
        {
            // It has been killed.
            return false;
        }
    }

    private static async Task Create(CatalogService service, string key, JsonObject description)
    {
        var body = new JsonObject
        {
            ["key"] = key,
            ["kind"] = "technology",
            ["sourceLanguage"] = "en",
            ["labels"] = new JsonObject { ["en"] = $"Skill {key}" },
        };
        if (description.Count > 0)
        {
            body["description"] = description;
        }

        using var content = new StringContent(body.ToJsonString(), mediaType: new("application/json"));
        using var answer = await service.Client.PostAsync(
            new Uri("/v1/skills?allowDuplicate=true", UriKind.Relative),
            content
        );
        answer.IsSuccessStatusCode.Should().BeTrue(await answer.Content.ReadAsStringAsync());
    }

    // In many languages, some 90 KB.
    private static JsonObject Large(int number)
    {
        var texts = new JsonObject { ["en"] = $"{number} {new string('x', 1_900)}" };
        foreach (var index in Enumerable.Range(0, 44))
        {
            texts[$"{(char)('f' + (index / 22))}{(char)('a' + (index % 22))}"] = new string('y', 1_950);
        }

        return texts;
    }

    private static async Task<List<string>> Sequences(CatalogService service)
    {
        var sequences = new List<string>();
        for (var (next, more) = ("?limit=1000", true); more; )
        {
            var page = JsonNode.Parse(
                await service.Client.GetStringAsync(new Uri($"/v1/changes{next}", UriKind.Relative))
            )!;
            sequences.AddRange(page["items"]!.AsArray().Select(change => change!["sequence"]!.GetValue<string>()));
            (next, more) = ($"?limit=1000&after={page["nextCursor"]}", page["more"]!.GetValue<bool>());
        }

        return sequences;
    }

    private static long Memory(CatalogService service)
    {
        using var process = Process.GetProcessById(service.Process.Id);
        return process.WorkingSet64;
    }

    private static async Task Until(Func<bool> isSo)
    {
        using var deadline = new CancellationTokenSource(Patience);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (!isSo())
        {
            await tick.WaitForNextTickAsync(deadline.Token);
        }
    }
}
