using System.Net;
using System.Text.Json.Nodes;
using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.SystemTests.Broker;

namespace RoleCatalog.SystemTests;

/// <summary>What docs/events.md tells consumers to write, in each of its languages, does what it says.</summary>
public sealed class FollowingTheEventsGuide : SystemTest
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly string[] Guide = File.ReadAllLines(
        Path.Combine(CatalogProgram.Repository, "docs", "events.md")
    );

    [Test]
    public async Task With_curl_gives_the_answers_that_it_shows()
    {
        var steps = ShownCommands.Steps(Guide);
        steps.Should().HaveCountGreaterThan(8);
        var service = await ServeTheDemo();

        await ShownCommands.Run(steps, service, Folder);
    }

    [Test]
    public async Task In_net_has_the_open_postings_and_goes_on_with_them()
    {
        var code = string.Join('\n', ShownCommands.Blocks(Guide, "csharp").SelectMany(block => block.Append("")));
        var service = await ServeTheDemo();
        await PackedContracts.Compile(
            Folder,
            code.Replace("http://localhost:5080", $"{service.Client.BaseAddress}", StringComparison.Ordinal)
        );

        var consumer = Begin(CatalogProgram.Consumer(Folder, await service.Token));
        var open = await Open(service);
        await Says(consumer, open.Count);
        await Suspend(service, open[0]);

        await Says(consumer, open.Count - 1);
    }

    [Test]
    public void In_node_is_what_the_sample_does()
    {
        var sample = Path.Combine(CatalogProgram.Repository, "samples", "catalog-mirror-node");
        var files = Directory.GetFiles(sample, "*.js").Select(File.ReadAllText).ToList();
        var blocks = ShownCommands.Blocks(Guide, "js").Select(block => string.Join('\n', block)).ToList();

        blocks.Should().HaveCountGreaterThan(3);
        blocks.Should().OnlyContain(block => files.Any(file => file.Contains(block, StringComparison.Ordinal)));
    }

    private Task<CatalogService> ServeTheDemo() => ServeAsItComes("--environment", "Development");

    private static Task Says(RunningProcess consumer, int open) =>
        Eventually.IsSo(
            () => consumer.Output.TrimEnd().EndsWith($"{open} postings are open", StringComparison.Ordinal),
            Patience,
            () => $"the consumer says {consumer.Log}"
        );

    private static async Task<IReadOnlyList<JsonNode>> Open(CatalogService service)
    {
        var page = await service.Client.GetStringAsync(
            new Uri("/v1/job-postings?status=published&limit=100", UriKind.Relative)
        );
        return [.. JsonNode.Parse(page)!["items"]!.AsArray().Select(item => item!)];
    }

    private static async Task Suspend(CatalogService service, JsonNode posting)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/v1/job-postings/{posting["id"]}/suspend");
        request.Headers.IfMatch.Add(new($"\"{posting["version"]}\""));
        using var answer = await service.Client.SendAsync(request);
        answer.StatusCode.Should().Be(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
    }
}
