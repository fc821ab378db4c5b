using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using RoleCatalog.Api.Changes;
using RoleCatalog.Api.Security;
using RoleCatalog.ApiTests.Conventions;

namespace RoleCatalog.ApiTests.Changes;

/// <summary>A snapshot that is larger than what fits between the service and its reader.</summary>
internal sealed class StreamingASnapshot : CatalogClient
{
    private const int Skills = 400;

    // As the token of these tests names it.
    private const string Reader = "subject:tester";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [OneTimeSetUp]
    public async Task StartCatalog()
    {
        Catalog = await RunningCatalog.Start(settings: "--Limits:Snapshots=2");
        await Parallel.ForAsync(
            0,
            Skills,
            async (number, _) =>
            {
                using var defined = await Catalog.Post("/v1/skills?allowDuplicate=true", Large($"skill-{number}"));
                defined.StatusCode.Should().Be(HttpStatusCode.Created);
            }
        );
    }

    [OneTimeTearDown]
    public Task StopCatalog() => Stop();

    [TestCase("identity")]
    [TestCase("gzip")]
    public async Task Gives_its_first_line_before_the_last_is_read(string encoding)
    {
        using var response = await Begin(encoding);
        await using var body = await response.Content.ReadAsStreamAsync();
        await using var plain = encoding == "gzip" ? new GZipStream(body, CompressionMode.Decompress) : body;
        using var lines = new StreamReader(plain);

        (await lines.ReadLineAsync()).Should().StartWith("""{"snapshot":"begin",""");

        // Who reads on slowly holds up the writing, and nothing is lost.
        Turns.Take(Reader).Should().BeNull("it is still being written");
        var entities = 0;
        string? last = null;
        while (await lines.ReadLineAsync() is { } line)
        {
            (entities, last) = (entities + 1, line);
        }

        entities.Should().Be(Skills + 1);
        last.Should().EndWith($"\"entities\":{Skills}}}");
        await HasATurn();
    }

    [Test]
    public async Task Is_given_to_so_many_at_a_time_and_others_are_asked_to_come_later()
    {
        using var first = await Begin("identity");

        await IsAskedToComeLater("tester", "who has a share already");
        using var second = await BeginAs("another");
        second.StatusCode.Should().Be(HttpStatusCode.OK, "one client does not keep others out");
        await IsAskedToComeLater("third", "no turn is left");

        first.Dispose();
        await HasATurn();
        using var third = await BeginAs("third");
        third.StatusCode.Should().Be(HttpStatusCode.OK);
        second.Dispose();
        third.Dispose();
        await AllTurnsAreFree();
    }

    [TestCase(1, 1)]
    [TestCase(3, 1)]
    [TestCase(4, 2)]
    public void Goes_to_one_client_for_half_of_the_turns(int all, int share)
    {
        var turns = new SnapshotTurns(new LimitSettings { Snapshots = all });

        for (var turn = 0; turn < share; turn++)
        {
            turns.Take("one").Should().NotBeNull();
        }

        turns.Take("one").Should().BeNull();
        for (var turn = share; turn < all; turn++)
        {
            turns.Take($"other-{turn}").Should().NotBeNull();
        }

        turns.Take("last").Should().BeNull();
    }

    [Test]
    public async Task Is_taken_from_a_reader_that_reads_nothing()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.ReceiveBufferSize = 4096;
        var address = Catalog.Client.BaseAddress!;
        await socket.ConnectAsync(address.Host, address.Port);
        await socket.SendAsync(
            Encoding.ASCII.GetBytes(
                $"GET /v1/snapshot HTTP/1.1\r\nHost: {address.Authority}\r\nAuthorization: {Catalog.Client.DefaultRequestHeaders.Authorization}\r\n\r\n"
            )
        );
        await Eventually(() => Turns.Take(Reader) is not { } turn || Give(turn), TimeSpan.FromSeconds(5));

        await HasATurn();
    }

    private SnapshotTurns Turns => Catalog.Services.GetRequiredService<SnapshotTurns>();

    private Task<HttpResponseMessage> Begin(string encoding)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/v1/snapshot");
        request.Headers.TryAddWithoutValidation("Accept-Encoding", encoding);
        return Catalog.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    private static async Task<string> Token(string subject) =>
        (await TokenIssuer.Shared).TokenOf(subject, "catalog.read");

    private async Task<HttpResponseMessage> BeginAs(string subject) =>
        await Catalog.GetAs(await Token(subject), "/v1/snapshot");

    private async Task IsAskedToComeLater(string subject, string because)
    {
        using var refused = await BeginAs(subject);
        (await refused.Problem(HttpStatusCode.TooManyRequests))["code"].Text().Should().Be("snapshots-busy", because);
        refused.Header("Retry-After").Should().Be("10");
    }

    private Task HasATurn() => Eventually(() => Turns.Take(Reader) is { } turn && !Give(turn), Patience);

    private Task AllTurnsAreFree() =>
        Eventually(
            () =>
            {
                using var one = Turns.Take("one");
                using var two = Turns.Take("two");
                return one is not null && two is not null;
            },
            Patience
        );

    private static bool Give(IDisposable turn)
    {
        turn.Dispose();
        return false;
    }

    private static async Task Eventually(Func<bool> isSo, TimeSpan patience)
    {
        var began = Stopwatch.GetTimestamp();
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!isSo())
        {
            Stopwatch.GetElapsedTime(began).Should().BeLessThan(patience);
            await tick.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    // Of random letters, which do not compress to nothing.
    private static JsonNode Large(string key) =>
        Example.Skill.With(skill =>
        {
            skill["key"] = key;
            skill["labels"] = new JsonObject { ["en"] = key };
            skill["description"] = new JsonObject(
                Enumerable.Range(0, 20).Select(number => KeyValuePair.Create($"en-part{number}", RandomText()))
            )
            {
                ["en"] = "Large.",
            };
            skill.AsObject().Remove("aliases");
            skill.AsObject().Remove("externalIds");
        });

    private static JsonNode? RandomText() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(1_400));
}
