using System.Net.Http.Json;
using System.Text.Json.Nodes;
using FluentAssertions;
using NUnit.Framework;

namespace RoleCatalog.SystemTests;

public sealed class ReindexingByVerb : SystemTest
{
    private static readonly Uri Index = new("/v1/search-index", UriKind.Relative);

    [Test]
    public async Task Builds_it_for_a_service_to_open_where_none_runs()
    {
        await (await Serve()).Stop();
        File.Delete(Database + ".search");

        var outcome = await Run("reindex");

        outcome.ExitCode.Should().Be(0, outcome.All);
        outcome.Output.Should().Contain("The search index is built.");
        File.Exists(Database + ".search").Should().BeTrue();
        (await Ready(await Serve()))["builds"]!.GetValue<int>().Should().Be(0);
    }

    [Test]
    public async Task Goes_through_a_service_which_searches_meanwhile()
    {
        var service = await Serve();
        var before = (await Ready(service))["builds"]!.GetValue<int>();

        var outcome = await RunWithToken("reindex");

        outcome.ExitCode.Should().Be(0, outcome.All);
        var after = await Ready(service);
        after["state"]!.GetValue<string>().Should().Be("ready");
        after["builds"]!.GetValue<int>().Should().Be(before + 1);
    }

    [Test]
    public async Task Needs_a_token_with_the_scope_to_go_through_a_service()
    {
        await Serve();

        var outcome = await Run("reindex");

        outcome.ExitCode.Should().Be(1);
        outcome.Errors.Should().Contain("catalog.admin").And.Contain("ROLECATALOG_TOKEN");
    }

    private static async Task<JsonNode> Ready(CatalogService service)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        JsonNode status;
        do
        {
            await tick.WaitForNextTickAsync(deadline.Token);
            status = (await service.Client.GetFromJsonAsync<JsonNode>(Index, deadline.Token))!;
        } while (status["state"]!.GetValue<string>() != "ready");

        return status;
    }
}
