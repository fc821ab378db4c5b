using System.Net;
using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;
using FluentAssertions;

namespace RoleCatalog.ApiTests.Changes;

/// <summary>A client of the stream, as far as it has read.</summary>
internal sealed class OpenStream : IAsyncDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly HttpResponseMessage response;
    private readonly SseParser<string> parser;
    private readonly IAsyncEnumerator<SseItem<string>> events;

    private OpenStream(HttpResponseMessage response, Stream body)
    {
        (this.response, parser) = (response, SseParser.Create(body));
        events = parser.EnumerateAsync().GetAsyncEnumerator();
    }

    public string LastEventId => parser.LastEventId;

    public TimeSpan Retry => parser.ReconnectionInterval;

    public HttpResponseMessage Response => response;

    public static async Task<HttpResponseMessage> Ask(
        RunningCatalog catalog,
        string query = "",
        string? lastEventId = null,
        string? token = null
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/changes/stream{query}");
        if (lastEventId is not null)
        {
            request.Headers.TryAddWithoutValidation("Last-Event-ID", lastEventId);
        }

        if (token is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        }

        var client = token is null ? catalog.Client : catalog.Anonymous;
        return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    /// <summary>Opens a stream and reads the first heartbeat, from which on nothing is missed.</summary>
    public static async Task<OpenStream> Begin(
        RunningCatalog catalog,
        string query = "",
        string? lastEventId = null,
        string? token = null
    )
    {
        var response = await Ask(catalog, query, lastEventId, token);
        response.StatusCode.Should().Be(HttpStatusCode.OK);
        var stream = new OpenStream(response, await response.Content.ReadAsStreamAsync());
        (await stream.Next()).EventType.Should().Be("heartbeat");
        return stream;
    }

    /// <summary>The next event, whatever it is.</summary>
    public async Task<SseItem<string>> Next()
    {
        (await events.MoveNextAsync().AsTask().WaitAsync(Patience)).Should().BeTrue("the stream goes on");
        return events.Current;
    }

    public async Task<SseItem<string>> Next(string name)
    {
        while (true)
        {
            if (await Next() is var next && next.EventType == name)
            {
                return next;
            }
        }
    }

    public async Task<JsonNode> Change() => JsonNode.Parse((await Next("message")).Data)!;

    public async Task<bool> HasEnded() => !await events.MoveNextAsync().AsTask().WaitAsync(Patience);

    public ValueTask DisposeAsync()
    {
        response.Dispose();
        return ValueTask.CompletedTask;
    }
}
