using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using RoleCatalog.ApiTests.Conventions;
using RoleCatalog.Infrastructure.Changes;

namespace RoleCatalog.ApiTests.Changes;

internal sealed class WaitingForChanges : CatalogTest
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private LogTail Tail() => Catalog.Services.GetRequiredService<LogTail>();

    [Test]
    public async Task Is_answered_as_soon_as_something_comes()
    {
        var end = await End();
        var waiting = Begin($"?after={end}&wait=30");
        await Tail().Somebody.WaitAsync(Patience);
        waiting.IsCompleted.Should().BeFalse();

        await Skill();

        var page = await waiting.WaitAsync(Patience);
        page.Items().Should().ContainSingle();
        page["nextCursor"].Text().Should().NotBe(end);
    }

    [Test]
    public async Task Goes_on_past_what_is_not_asked_for()
    {
        var waiting = Begin($"?after={await End()}&wait=30&types=rolecatalog.skill-profile.*");
        await Tail().Somebody.WaitAsync(Patience);

        await Skill();
        var (draft, tag) = await ProfileDraft();
        waiting.IsCompleted.Should().BeFalse();
        await Catalog.Post($"/v1/skill-profiles/{draft["id"]}/publish", ifMatch: tag).Json(HttpStatusCode.OK);

        var page = await waiting.WaitAsync(Patience);
        page.Items().Select(change => change["type"].Text()).Should().Equal("rolecatalog.skill-profile.published.v1");
    }

    [Test]
    public async Task Ends_with_an_empty_page_at_the_end()
    {
        var end = await End();
        var began = Stopwatch.GetTimestamp();

        var page = await Begin($"?after={end}&wait=1");

        Stopwatch.GetElapsedTime(began).Should().BeGreaterThan(TimeSpan.FromSeconds(0.9));
        page.Items().Should().BeEmpty();
        page["nextCursor"].Text().Should().Be(end);
        page["more"]!.GetValue<bool>().Should().BeFalse();
    }

    [Test]
    public async Task Does_not_begin_where_there_is_something()
    {
        await Skill();

        var page = await Begin("?wait=30").WaitAsync(Patience);

        page.Items().Should().ContainSingle();
    }

    [Test]
    public async Task Holds_no_connection_to_the_store()
    {
        var end = await End();
        var waiting = Enumerable.Range(0, 100).Select(_ => Begin($"?after={end}&wait=30")).ToList();
        await Waiters(100);

        await Skill();

        foreach (var page in await Task.WhenAll(waiting).WaitAsync(Patience))
        {
            page.Items().Should().ContainSingle();
        }
    }

    [Test]
    public async Task Ends_when_the_client_leaves()
    {
        using var leaving = new CancellationTokenSource();
        var waiting = Catalog.Client.GetAsync($"/v1/changes?after={await End()}&wait=30", leaving.Token);
        await Tail().Somebody.WaitAsync(Patience);

        await leaving.CancelAsync();

        await Waiters(0);
        await waiting.Invoking(it => it).Should().ThrowAsync<OperationCanceledException>();
    }

    [Test]
    public async Task Ends_at_once_when_the_service_stops()
    {
        var waiting = Begin($"?after={await End()}&wait=30");
        await Tail().Somebody.WaitAsync(Patience);
        var began = Stopwatch.GetTimestamp();

        await Catalog.Stop();

        (await waiting.WaitAsync(Patience)).Items().Should().BeEmpty();
        Stopwatch.GetElapsedTime(began).Should().BeLessThan(TimeSpan.FromSeconds(10));
    }

    private async Task Waiters(int count)
    {
        var tail = Tail();
        using var deadline = new CancellationTokenSource(Patience);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        // The search index waits too, but for moments.
        while (tail.Waiting - count is not (0 or 1))
        {
            await tick.WaitForNextTickAsync(deadline.Token);
        }
    }

    private async Task<string> End() => (await Begin(""))["nextCursor"].Text();

    private Task<JsonNode> Begin(string query) => Catalog.Get($"/v1/changes{query}").Json(HttpStatusCode.OK);
}
