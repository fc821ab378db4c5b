using System.IO.Compression;
using System.Net;
using System.Text.Json.Nodes;
using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.ApiTests.Conventions;

namespace RoleCatalog.ApiTests;

/// <summary>ETags of lists and entities, and how answers are compressed.</summary>
internal sealed class ReadingAgain : CatalogSetting
{
    private const string OfProfile = "/v1/skill-profiles/backend-developer";

    private static readonly string[] Lists =
    [
        "/v1/skills",
        "/v1/skills/postgresql/usage",
        "/v1/skills/postgresql/history",
        "/v1/proficiency-scales",
        "/v1/skill-profiles",
        $"{OfProfile}/revisions",
        $"{OfProfile}/drift",
        "/v1/job-postings",
        "/v1/job-postings/{id}/editions",
        "/v1/suggestions?q=p",
        "/v1/changes/held",
        "/v1/replays",
    ];

    private string posting = "";

    protected override async Task Prepare()
    {
        await WithProfile();
        posting = (await Posting())["id"].Text();
    }

    [TestCaseSource(nameof(Lists))]
    [TestCase("/v1/job-postings/{id}")]
    [TestCase(OfProfile)]
    [TestCase("/v1/skills/postgresql?fields=labels")]
    public async Task Costs_a_304_when_nothing_has_changed(string address)
    {
        address = address.Replace("{id}", posting, StringComparison.Ordinal);
        using var first = await Catalog.Get(address);
        using var again = await Catalog.Get(address, ("If-None-Match", $"\"x\", {first.Header("ETag")}"));
        using var other = await Catalog.Get(address, ("If-None-Match", "\"x\""));

        first.StatusCode.Should().Be(HttpStatusCode.OK);
        first.Header("ETag").Should().MatchRegex("^\"[^\"]+\"$");
        again.StatusCode.Should().Be(HttpStatusCode.NotModified);
        again.Header("ETag").Should().Be(first.Header("ETag"));
        again.Header("Cache-Control").Should().Contain("no-cache").And.Be(first.Header("Cache-Control"));
        (await again.Content.ReadAsStringAsync()).Should().BeEmpty();
        other.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Test]
    public async Task Of_a_list_has_another_tag_exactly_when_it_says_something_else()
    {
        string[] parameters =
        [
            "limit=1",
            "limit=2",
            "lang=id",
            "lang=*",
            "fields=key",
            "fields=labels",
            "kind=language",
        ];
        var queries = parameters.SelectMany(_ => parameters, (one, other) => $"{one}&{other}").Where(IsPossible);

        var answers = new List<(string Tag, string Body)>();
        foreach (var query in queries)
        {
            using var answer = await Catalog.Get($"/v1/skills?{query}");
            answers.Add((answer.Header("ETag"), await answer.Content.ReadAsStringAsync()));
        }

        var bodies = answers.Select(answer => answer.Body).Distinct().Count();
        bodies.Should().BeGreaterThan(5).And.BeLessThan(answers.Count);
        answers.Select(answer => answer.Tag).Distinct().Should().HaveCount(bodies);
        answers.Distinct().Should().HaveCount(bodies);
    }

    [TestCase("gzip", "gzip")]
    [TestCase("br", "br")]
    [TestCase("gzip, br", "br")]
    [TestCase("br;q=0.5, gzip", "gzip")]
    [TestCase("br;q=0, gzip;q=0.1", "gzip")]
    [TestCase("*", "br")]
    [TestCase("identity", "")]
    [TestCase("zstd", "")]
    [TestCase("gzip;q=0", "")]
    public async Task Is_compressed_as_the_client_takes_it(string accepted, string coding)
    {
        foreach (
            var address in (string[])["/v1/skills", "/v1/skills?limit=1&fields=key", $"/v1/job-postings/{posting}"]
        )
        {
            using var plain = await Catalog.Get(address);
            using var answer = await Catalog.Get(address, ("Accept-Encoding", accepted));
            using var again = await Catalog.Get(
                address,
                ("Accept-Encoding", accepted),
                ("If-None-Match", answer.Header("ETag"))
            );

            answer.Header("Content-Encoding").Should().Be(coding);
            answer.Header("Vary").Should().Contain("Accept-Encoding");
            (await Plain(answer)).Should().Be(await plain.Content.ReadAsStringAsync());
            answer.Header("ETag").Should().Be(plain.Header("ETag"));
            again.StatusCode.Should().Be(HttpStatusCode.NotModified);
        }
    }

    private static bool IsPossible(string query)
    {
        var names = query.Split('&').Select(parameter => parameter.Split('=')[0]).ToList();
        return names.Distinct().Count() == names.Count;
    }

    private static async Task<string> Plain(HttpResponseMessage answer)
    {
        var body = await answer.Content.ReadAsStreamAsync();
        Stream plain = answer.Header("Content-Encoding") switch
        {
            "gzip" => new GZipStream(body, CompressionMode.Decompress),
            "br" => new BrotliStream(body, CompressionMode.Decompress),
            _ => body,
        };
        using var reader = new StreamReader(plain);
        return await reader.ReadToEndAsync();
    }
}

/// <summary>What is written between two reads of a list.</summary>
internal sealed class ReadingAgainAfterAWrite : CatalogTest
{
    [Test]
    public async Task Gives_a_list_anew_only_when_it_has_changed()
    {
        var skill = await Skill();
        var all = await Tag("/v1/skills");
        var languages = await Tag("/v1/skills?kind=language");

        await Catalog.Post($"/v1/skills/{skill["id"]}/deprecate", new JsonObject(), "\"1\"").Json(HttpStatusCode.OK);

        (await Tag("/v1/skills")).Should().NotBe(all);
        (await Tag("/v1/skills?kind=language")).Should().Be(languages);
    }

    private async Task<string> Tag(string address)
    {
        using var answer = await Catalog.Get(address);
        return answer.Header("ETag");
    }
}
