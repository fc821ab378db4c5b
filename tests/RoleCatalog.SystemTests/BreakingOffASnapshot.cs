using System.Net.Sockets;
using System.Text.Json;
using FluentAssertions;
using NUnit.Framework;

namespace RoleCatalog.SystemTests;

/// <summary>A service that ends in the middle of a snapshot.</summary>
public sealed class BreakingOffASnapshot : SystemTest
{
    private const int Skills = 300;

    [Test]
    public async Task By_a_kill_leaves_a_part_that_goes_on_after_the_restart()
    {
        var killed = await Serve();
        await Parallel.ForAsync(0, Skills, async (number, _) => await Define(killed, number));
        var whole = await ReadWhole(killed);
        whole.Should().HaveCount(Skills + 2);

        var part = await ReadUntilKilled(killed, lines: 50);
        part.Should().HaveCountGreaterThanOrEqualTo(50).And.HaveCountLessThan(Skills + 2, "a part has no last line");
        var service = await Serve();
        await Define(service, Skills);

        var (cursor, subject) = (Text(part[0], "cursor"), Text(part[^1], "subject"));
        var rest = await ReadWhole(service, $"?at={cursor}&after={subject}");

        rest[0].Should().Be(whole[0]);
        part.Concat(rest.Skip(1).SkipLast(1)).Should().Equal(whole.SkipLast(1));
        Text(rest[^1], "snapshot").Should().Be("end");
    }

    private static async Task<IReadOnlyList<string>> ReadWhole(CatalogService service, string query = "")
    {
        var text = await service.Client.GetStringAsync(new Uri($"/v1/snapshot{query}", UriKind.Relative));
        text.Should().EndWith("\n");
        return text.TrimEnd('\n').Split('\n');
    }

    /// <summary>The whole lines that have come when the service is gone.</summary>
    private static async Task<IReadOnlyList<string>> ReadUntilKilled(CatalogService service, int lines)
    {
        using var client = ClientOfFewBuffers(service);
        using var answer = await client.GetAsync(
            new Uri("/v1/snapshot", UriKind.Relative),
            HttpCompletionOption.ResponseHeadersRead
        );
        await using var body = await answer.Content.ReadAsStreamAsync();
        using var come = new MemoryStream();
        var buffer = new byte[4096];
        var ends = 0;
        var read = async () =>
        {
            while (await body.ReadAsync(buffer) is var length and > 0)
            {
                come.Write(buffer, 0, length);
                ends += buffer.AsSpan(0, length).Count((byte)'\n');
                if (ends >= lines && !service.Process.HasExited)
                {
                    service.Kill();
                }
            }
        };
        await read.Should().ThrowAsync<Exception>("who reads can tell that it is no end");
        return Lines(come);
    }

    private static IReadOnlyList<string> Lines(MemoryStream come) =>
        System.Text.Encoding.UTF8.GetString(come.GetBuffer(), 0, (int)come.Length).Split('\n')[..^1];

    // What the network holds for a reader would otherwise be as large as the snapshot.
    private static HttpClient ClientOfFewBuffers(CatalogService service)
    {
        var handler = new SocketsHttpHandler
        {
            ConnectCallback = async (context, cancellationToken) =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 16 * 1024 };
                await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        return new HttpClient(handler)
        {
            BaseAddress = service.Client.BaseAddress,
            DefaultRequestHeaders = { Authorization = service.Client.DefaultRequestHeaders.Authorization },
        };
    }

    private static string Text(string line, string name) => JsonElement.Parse(line).GetProperty(name).GetString()!;

    // Together far more than fits between the service and its reader.
    private static async Task Define(CatalogService service, int number)
    {
        var description = Enumerable
            .Range(0, 20)
            .ToDictionary(part => part == 0 ? "en" : $"en-part{part}", _ => new string('x', 1_900));
        var body = JsonSerializer.Serialize(
            new
            {
                key = $"skill-{number}",
                kind = "technology",
                sourceLanguage = "en",
                labels = new Dictionary<string, string> { ["en"] = $"skill-{number}" },
                description,
            }
        );
        using var content = new StringContent(body, mediaType: new("application/json"));
        using var answer = await service.Client.PostAsync(
            new Uri("/v1/skills?allowDuplicate=true", UriKind.Relative),
            content
        );
        answer.EnsureSuccessStatusCode();
    }
}
