using System.Net;
using System.Text.Json.Nodes;
using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.ApiTests.Conventions;

namespace RoleCatalog.ApiTests.Changes;

internal sealed class KeepingPagesOfTheFeed : CatalogTest
{
    [Test]
    public async Task Is_right_where_the_log_goes_on_behind_a_page()
    {
        var page = await SecondOfThree();
        using var read = await Catalog.Get(page);
        var tag = read.Header("ETag");

        await Named("kubernetes");
        using var later = await Catalog.Get(page);
        using var known = await Catalog.Get(page, ("If-None-Match", tag));

        tag.Should().MatchRegex("^\"[0-9a-f]{32}\"$", "it is a strong one");
        read.Header("Cache-Control").Should().Be("max-age=604800, private");
        read.Header("Vary").Should().Contain("Authorization");
        later.Header("ETag").Should().Be(tag);
        (await later.Content.ReadAsStringAsync()).Should().Be(await read.Content.ReadAsStringAsync());
        known.StatusCode.Should().Be(HttpStatusCode.NotModified);
        known.Header("ETag").Should().Be(tag);
        known.Header("Cache-Control").Should().Be("max-age=604800, private");
        (await known.Content.ReadAsByteArrayAsync()).Should().BeEmpty();
    }

    [Test]
    public async Task Is_not_where_the_log_ends()
    {
        await SecondOfThree();
        using var page = await Catalog.Get("/v1/changes");

        page.Headers.ETag.Should().BeNull();
        page.Header("Cache-Control").Should().Contain("no-store");
    }

    [Test]
    public async Task Is_not_where_the_log_ends_whatever_the_client_says_to_have()
    {
        await SecondOfThree();
        var end = (await Catalog.Get("/v1/changes").Json(HttpStatusCode.OK))["nextCursor"].Text();

        using var page = await Catalog.Get($"/v1/changes?after={end}", ("If-None-Match", "*"));

        page.StatusCode.Should().Be(HttpStatusCode.OK);
        page.Header("Cache-Control").Should().Contain("no-store");
    }

    [Test]
    public async Task Is_asked_for_each_time_without_a_cursor_since_a_restore_makes_it_another()
    {
        await SecondOfThree();
        using var read = await Catalog.Get("/v1/changes?limit=1");
        using var known = await Catalog.Get("/v1/changes?limit=1", ("If-None-Match", read.Header("ETag")));

        read.Header("Cache-Control").Should().Be("no-cache, private");
        known.StatusCode.Should().Be(HttpStatusCode.NotModified);
    }

    [Test]
    public async Task Is_apart_for_each_that_is_asked_for_and_whoever_may_know_more()
    {
        var page = await SecondOfThree();
        var issuer = await TokenIssuer.Shared;
        string[] others =
        [
            page.Replace("limit=1", "limit=2", StringComparison.Ordinal) + "&types=*.defined.*",
            page + "&types=*.defined.*",
            page + "&since=2020-01-01T00:00:00Z",
        ];
        await Named("kubernetes");
        await Named("terraform");

        var tags = new List<string>();
        foreach (var each in others.Prepend(page))
        {
            using var response = await Catalog.Get(each);
            tags.Add(response.Header("ETag"));
        }

        using var reader = await Catalog.GetAs(issuer.TokenOf("reader", "catalog.read"), page);
        tags.Add(reader.Header("ETag"));
        tags.Should().OnlyHaveUniqueItems().And.NotContain("");
    }

    [Test]
    public async Task Does_not_outlive_the_log_nor_make_up_for_a_wrong_cursor()
    {
        var page = await SecondOfThree();
        using var read = await Catalog.Get(page);
        var foreign = "/v1/changes?limit=1&after=b3RoZXIuMQ";

        var gone = await Catalog.Get(foreign, ("If-None-Match", "*")).Problem(HttpStatusCode.Gone);
        using var other = await Catalog.Get(page, ("If-None-Match", "\"another\", W/\"1\""));

        gone["code"].Text().Should().Be("change-log-replaced");
        other.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    private async Task<string> SecondOfThree()
    {
        foreach (var key in (string[])["accounting", "welding", "python"])
        {
            await Named(key);
        }

        using var first = await Catalog.Get("/v1/changes?limit=1");
        return first.NextPage();
    }

    private Task<JsonNode> Named(string key) =>
        Skill(skill =>
        {
            skill.AsObject().Clear();
            (skill["key"], skill["kind"], skill["sourceLanguage"]) = (key, "technology", "en");
            skill["labels"] = new JsonObject { ["en"] = key };
        });
}
