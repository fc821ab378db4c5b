using System.Net;
using System.Text;
using System.Text.Json;
using FluentAssertions;

namespace RoleCatalog.SystemTests.Broker;

/// <summary>A replay that a service was asked for, as an operator sees it.</summary>
internal sealed class SentReplay(string id)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public string Id => id;

    public static async Task<SentReplay> Submit(CatalogService service, string queue, int perSecond)
    {
        using var answer = await Post(service, queue, perSecond);
        var body = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.Should().Be(HttpStatusCode.Created, body);
        var replay = new SentReplay(JsonElement.Parse(body).GetProperty("id").GetString()!);
        answer.Headers.Location!.OriginalString.Should().Be($"/v1/replays/{replay.Id}");
        return replay;
    }

    public static async Task<HttpResponseMessage> Post(
        CatalogService service,
        string queue,
        int perSecond,
        string? key = null
    )
    {
        var body = JsonSerializer.Serialize(new { queue, ratePerSecond = perSecond });
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/v1/replays", UriKind.Relative));
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        if (key is not null)
        {
            request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        }

        return await service.Client.SendAsync(request);
    }

    public async Task Cancel(CatalogService service)
    {
        using var answer = await service.Client.PostAsync(
            new Uri($"/v1/replays/{id}/cancel", UriKind.Relative),
            content: null
        );
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    public async Task<JsonElement> Read(CatalogService service) =>
        JsonElement.Parse(await service.Client.GetByteArrayAsync(new Uri($"/v1/replays/{id}", UriKind.Relative)));

    public async Task<string> Status(CatalogService service) =>
        (await Read(service)).GetProperty("status").GetString()!;

    /// <summary>Waits for its end.</summary>
    public async Task<JsonElement> Becomes(string status, CatalogService service)
    {
        var read = default(JsonElement);
        await Eventually.IsSo(
            async () =>
            {
                read = await Read(service);
                return read.TryGetProperty("endedAt", out _);
            },
            Patience,
            () => $"the replay is {read}"
        );
        read.GetProperty("status").GetString().Should().Be(status, read.ToString());
        return read;
    }

    /// <summary>What it has sent to a queue so far.</summary>
    public IReadOnlyList<Arrival> At(EventCounter counter) =>
        [.. counter.Arrivals.Where(arrival => arrival.Replay == id)];

    public Task HasSent(int events, EventCounter counter) =>
        Eventually.IsSo(() => At(counter).Count >= events, Patience, () => $"{At(counter).Count} have come");
}
