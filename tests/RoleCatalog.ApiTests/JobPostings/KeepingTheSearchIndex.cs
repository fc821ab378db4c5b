using System.Net;
using FluentAssertions;
using NUnit.Framework;

namespace RoleCatalog.ApiTests.JobPostings;

internal sealed class KeepingTheSearchIndex : CatalogTest
{
    private const string Index = "/v1/search-index";

    [Test]
    public async Task Tells_how_far_it_has_come()
    {
        await WithProfile();
        await Posting();
        await Catalog.Get("/v1/job-postings").Json(HttpStatusCode.OK);

        var status = await Catalog.Get(Index).Json(HttpStatusCode.OK);

        status["state"].Text().Should().Be("ready");
        status["postings"]!.GetValue<int>().Should().Be(1);
        status["position"]!.GetValue<long>().Should().BePositive();
        status["progress"].Should().BeNull();
        status["lastFailure"].Should().BeNull();
    }

    [Test]
    public async Task Builds_it_anew_when_it_is_asked_to_while_the_one_before_serves()
    {
        await WithProfile();
        var id = (await Posting())["id"].Text();
        var before = (await Catalog.Get(Index).Json(HttpStatusCode.OK))["builds"]!.GetValue<int>();

        var asked = await Catalog.Post($"{Index}/rebuild").Json(HttpStatusCode.OK);

        asked["state"].Text().Should().Be("rebuilding");
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while ((await Catalog.Get(Index).Json(HttpStatusCode.OK))["builds"]!.GetValue<int>() == before)
        {
            var found = await Catalog.Get("/v1/job-postings").Json(HttpStatusCode.OK);
            found["items"]!.AsArray().Select(item => item!["id"].Text()).Should().Equal(id);
            await tick.WaitForNextTickAsync(deadline.Token);
        }

        (await Catalog.Get(Index).Json(HttpStatusCode.OK))["state"].Text().Should().Be("ready");
    }
}
