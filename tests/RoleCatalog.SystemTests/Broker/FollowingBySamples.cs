using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using FluentAssertions;
using NUnit.Framework;

namespace RoleCatalog.SystemTests.Broker;

/// <summary>The consumers in samples, as somebody copies them, with the postings of the demo.</summary>
[Category(Faults.Category)]
public sealed class FollowingBySamples : BrokerTest
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string queue = $"sample-{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):N}";
    private CatalogService service = null!;

    [SetUp]
    public async Task ServeTheDemo() =>
        service = await ServeAsItComes(["--environment", "Development", "--Limits:WritesPerSecond=1000", .. ToBroker]);

    [TearDown]
    public Task RemoveQueue() => EventCounter.Remove(Broker.Uri, queue);

    [Test]
    public async Task The_worker_has_the_open_postings_also_after_it_was_killed()
    {
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{FreePort()}") };
        var worker = await Worker(http.BaseAddress);
        // While it binds its queue and reads the feed.
        var open = await Open();
        await Step("suspend", open.Take(20));

        await HasTheSame(http);
        await Step("resume", open.Take(10));
        await HasTheSame(http);

        worker.Kill();
        await worker.Ended();
        await Step("suspend", open.Skip(20).Take(10));
        await Worker(http.BaseAddress);
        await Step("resume", open.Skip(10).Take(5));
        await HasTheSame(http);
        (await Open()).Should().HaveCount(open.Count - 15);
    }

    [Test]
    public async Task The_worker_says_which_setting_is_wrong_when_its_token_is_refused()
    {
        var worker = Begin(
            CatalogProgram.OpenPostings(
                Folder,
                [
                    $"--Catalog:Url={service.Client.BaseAddress}",
                    "--Catalog:Token=wrong",
                    $"--Broker:Uri={Broker.Uri}",
                    $"--Broker:Queue={queue}",
                    "--urls=http://127.0.0.1:0",
                ]
            )
        );

        (await worker.Ended()).Should().Be(1);
        worker.Log.Should().Contain("Catalog:Token");
    }

    [Test]
    public async Task The_script_has_each_event_once_and_those_of_a_posting_in_order_also_after_it_was_killed()
    {
        var first = await Script();
        var open = await Open();
        await Step("suspend", open.Take(10));
        await Has(10, first);
        first.Kill();
        await first.Ended();
        await Step("resume", open.Take(10));

        var second = await Script();
        await Step("suspend", open.Take(10));
        await Has(30, first, second);

        (await second.Stop()).Should().Be(0);
        var printed = Printed(second);
        printed.Select(line => Text(line, "id")).Should().OnlyHaveUniqueItems();
        foreach (var posting in printed.GroupBy(line => Text(line, "subject")))
        {
            posting.Select(line => line["entityversion"]!.GetValue<int>()).Should().BeInAscendingOrder();
        }

        printed.Should().OnlyContain(line => line["title"]!["en"] != null || line["title"]!["id"] != null);
    }

    private async Task<RunningProcess> Worker(Uri address)
    {
        var token = await service.Token;
        return Begin(
            CatalogProgram.OpenPostings(
                Folder,
                [
                    $"--Catalog:Url={service.Client.BaseAddress}",
                    $"--Catalog:Token={token}",
                    $"--Broker:Uri={Broker.Uri}",
                    $"--Broker:Queue={queue}",
                    $"--urls={address}",
                ]
            )
        );
    }

    private async Task<RunningProcess> Script()
    {
        var script = Begin(CatalogProgram.NodeSample(Folder, Broker.Uri, queue));
        await Eventually.IsSo(
            () => script.Errors.Contains("Following", StringComparison.Ordinal),
            Patience,
            () => $"the script says {script.Log}"
        );
        return script;
    }

    /// <summary>The postings that the catalogue shows, with their versions.</summary>
    private async Task<IReadOnlyList<(string Id, int Version)>> Open()
    {
        var page = JsonNode.Parse(
            await service.Client.GetStringAsync(
                new Uri("/v1/job-postings?status=published&limit=100", UriKind.Relative)
            )
        )!;
        return Postings(page["items"]!);
    }

    private Task HasTheSame(HttpClient worker)
    {
        IReadOnlyList<(string, int)> expected = [];
        IReadOnlyList<(string, int)> found = [];
        return Eventually.IsSo(
            async () =>
            {
                try
                {
                    using var health = await worker.GetAsync(new Uri("/health", UriKind.Relative));
                    var table = await worker.GetStringAsync(new Uri("/open-postings", UriKind.Relative));
                    (expected, found) = (await Open(), Postings(JsonNode.Parse(table)!));
                    return health.StatusCode == HttpStatusCode.OK && found.SequenceEqual(expected);
                }
                catch (HttpRequestException)
                {
                    // It does not listen yet.
                    return false;
                }
            },
            Patience,
            () => $"the worker has {found.Count} postings, the catalogue {expected.Count}"
        );
    }

    private static IReadOnlyList<(string Id, int Version)> Postings(JsonNode items) =>
        [
            .. items
                .AsArray()
                .Select(item => (Text(item!, "id"), item!["version"]!.GetValue<int>()))
                .OrderBy(item => item.Item1, StringComparer.Ordinal),
        ];

    private async Task Step(string step, IEnumerable<(string Id, int Version)> postings)
    {
        foreach (var (id, _) in postings)
        {
            var path = new Uri($"/v1/job-postings/{id}", UriKind.Relative);
            using var read = await service.Client.GetAsync(path);
            using var request = new HttpRequestMessage(HttpMethod.Post, $"{path}/{step}");
            request.Headers.IfMatch.Add(read.Headers.ETag!);
            using var answer = await service.Client.SendAsync(request);
            answer.StatusCode.Should().Be(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        }
    }

    private static Task Has(int events, params RunningProcess[] scripts) =>
        Eventually.IsSo(
            () => scripts.SelectMany(Printed).Select(line => Text(line, "id")).Distinct().Count() >= events,
            Patience,
            () => $"the script says {string.Concat(scripts.Select(script => script.Log))}"
        );

    // The last line may be half of one.
    private static IReadOnlyList<JsonNode> Printed(RunningProcess script) =>
        [
            .. script
                .Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Where(line => line.TrimEnd().EndsWith('}'))
                .Select(line => JsonNode.Parse(line)!),
        ];

    private static string Text(JsonNode line, string name) => line[name]!.GetValue<string>();
}
