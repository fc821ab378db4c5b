using System.Net;
using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Application.Paging;

namespace RoleCatalog.ApiTests.Conventions;

internal sealed class Pages
{
    private SampleApi api = null!;

    [OneTimeSetUp]
    public async Task Start() => api = await SampleApi.Start();

    [OneTimeTearDown]
    public async Task Stop() => await api.DisposeAsync();

    [Test]
    public async Task Have_20_items_and_a_link_to_the_next_that_keeps_the_filters()
    {
        using var first = await api.Get("/v1/postings?q=a%26b&workplace=hybrid&workplace=on-site&lang=id,en");

        var page = await first.Json();
        page["items"]!.AsArray().Should().HaveCount(20);
        page["total"]!.GetValue<long>().Should().Be(1000);
        var link = first.Header("Link");
        link.Should().EndWith(">; rel=\"next\"").And.Contain("q=a%26b&workplace=hybrid&workplace=on-site&lang=id");
        using var second = await api.Get(link[1..link.IndexOf('>')]);
        (await second.Json())["items"]![0]!.GetValue<string>().Should().Be("190");
        second.Header("Link").Split("cursor=").Should().HaveCount(2);
    }

    [Test]
    public async Task Refuse_a_damaged_cursor()
    {
        using var response = await api.Get("/v1/postings?cursor=AAAA");

        var problem = await response.Problem(HttpStatusCode.BadRequest);
        problem.Errors().Should().Equal("?cursor cursor-malformed");
    }

    [Test]
    public async Task Refuse_the_cursor_of_other_filters()
    {
        using var response = await api.Get(
            $"/v1/postings?cursor={Cursor.For("samples", "closed", "title").After("x")}"
        );

        (await response.Problem(HttpStatusCode.BadRequest)).Errors().Should().Equal("?cursor cursor-filters");
    }

    [Test]
    public async Task Of_changes_refuse_a_malformed_cursor()
    {
        using var response = await api.Get("/v1/changes?after=12");

        (await response.Problem(HttpStatusCode.BadRequest)).Errors().Should().Equal("?after cursor-malformed");
    }

    [Test]
    public async Task Of_changes_are_gone_with_their_log()
    {
        using var response = await api.Get($"/v1/changes?after={new ChangeCursor("log-a", 3)}");

        var problem = await response.Problem(HttpStatusCode.Gone);
        problem["detail"]!.GetValue<string>().Should().Contain("snapshot").And.Contain("from the beginning");
    }

    [Test]
    public async Task Of_changes_end_with_the_last_change()
    {
        using var response = await api.Get($"/v1/changes?after={new ChangeCursor("log-b", 11)}");

        (await response.Problem(HttpStatusCode.BadRequest)).Errors().Should().Equal("?after cursor-beyond-end");
    }
}
