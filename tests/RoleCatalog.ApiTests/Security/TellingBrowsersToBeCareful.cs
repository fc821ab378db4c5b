using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.ApiTests.Conventions;

namespace RoleCatalog.ApiTests.Security;

internal sealed partial class TellingBrowsersToBeCareful : LimitedCatalog
{
    private const string Origin = "https://jobs.example";

    [Test]
    public async Task Every_page_of_HTML_allows_nothing_but_its_own_style()
    {
        await Start();
        await Skill();
        await Profile();
        var document = await Catalog.Get("/openapi/v1.json").Json(HttpStatusCode.OK);
        var pages = PagesIn(document);
        pages.Should().NotBeEmpty();
        foreach (var page in pages)
        {
            var address = page.Replace("{idOrKey}", Example.Profile["key"].Text(), StringComparison.Ordinal);
            using var answer = await Catalog.Get($"{address}?from=1&to=draft", ("Accept", "text/html"));

            answer.Content.Headers.ContentType!.MediaType.Should().Be("text/html", page);
            var html = await answer.Content.ReadAsStringAsync();
            var styles = Styles().Matches(html).Select(match => HashOf(match.Groups["style"].Value)).ToList();
            answer
                .Header("Content-Security-Policy")
                .Should()
                .StartWith("default-src 'none';")
                .And.Contain($"style-src {string.Join(' ', styles)};")
                .And.ContainAll("base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'")
                .And.NotContain("unsafe");
        }
    }

    [TestCase("/v1/skills")]
    [TestCase("/none")]
    [TestCase("/docs/index.html")]
    [TestCase("/v1/skills?wrong=1")]
    public async Task Every_answer_is_what_it_says_and_sends_no_referrer(string path)
    {
        await Start();

        using var answer = await Catalog.Get(path);

        answer.Header("X-Content-Type-Options").Should().Be("nosniff");
        answer.Header("Referrer-Policy").Should().Be("no-referrer");
        answer.Headers.Contains("Server").Should().BeFalse();
    }

    [Test]
    public async Task What_was_read_with_a_token_is_kept_by_no_shared_cache()
    {
        await Start("--Security:PublicReading=true");

        using var own = await Catalog.Get(Postings);
        using var anyones = await Get(Anonymous(), Postings);
        using var skills = await Catalog.Get("/v1/skills");

        own.Header("Cache-Control").Split(", ").Should().BeEquivalentTo("private", "no-cache");
        skills.Header("Cache-Control").Split(", ").Should().BeEquivalentTo("private", "no-cache");
        anyones.Header("Cache-Control").Should().Be("no-cache");
        own.Header("Vary").Should().Contain("Authorization");
        anyones.Header("Vary").Should().Contain("Authorization");
    }

    [TestCase("/docs/index.html")]
    [TestCase("/docs/swagger-ui.css")]
    [TestCase("/openapi/v1.json")]
    [TestCase("/health/ready")]
    [TestCase("/v1/skills/none")]
    public async Task What_was_read_with_a_token_says_once_that_it_is_private(string path)
    {
        await Start();

        using var answer = await Catalog.Get(path);

        answer.Headers.GetValues("Cache-Control").Should().ContainSingle();
        answer.Header("Cache-Control").Split(", ").Should().ContainSingle(each => each == "private");
    }

    [Test]
    public async Task Other_sites_may_not_use_it()
    {
        await Start();

        using var answer = await Catalog.Get("/v1/skills", ("Origin", Origin));
        using var asked = await Ask(Origin);

        CorsHeadersOf(answer).Should().BeEmpty();
        CorsHeadersOf(asked).Should().BeEmpty();
    }

    [Test]
    public async Task Sites_that_are_named_may_use_it_and_read_its_headers()
    {
        await Start($"--Cors:Origins:0={Origin}", "--Cors:Origins:1=https://other.example");

        using var asked = await Ask(Origin);
        using var answer = await Catalog.Get("/v1/skills", ("Origin", Origin));
        using var refused = await Get(Anonymous(), "/v1/skills", ("Origin", Origin));

        asked.StatusCode.Should().Be(HttpStatusCode.NoContent);
        asked.Header("Access-Control-Allow-Methods").Split(',').Should().BeEquivalentTo("GET", "POST", "PUT", "DELETE");
        asked
            .Header("Access-Control-Allow-Headers")
            .ToLowerInvariant()
            .Should()
            .ContainAll("authorization", "if-match");
        using var tooLong = await Catalog.Get("/v1/skills?x=".PadRight(9_000, 'x'), ("Origin", Origin));
        tooLong.StatusCode.Should().Be(HttpStatusCode.RequestUriTooLong);
        foreach (var each in new[] { answer, refused, tooLong })
        {
            each.Header("Access-Control-Allow-Origin").Should().Be(Origin);
            each.Header("Access-Control-Expose-Headers")
                .Split(',')
                .Should()
                .BeEquivalentTo(
                    "ETag",
                    "Location",
                    "Link",
                    "Retry-After",
                    "WWW-Authenticate",
                    "Catalog-Position",
                    "Trace-Id",
                    "RateLimit",
                    "RateLimit-Policy"
                );
            each.Headers.Contains("Access-Control-Allow-Credentials").Should().BeFalse();
        }
    }

    [TestCase("https://evil.example")]
    [TestCase("https://jobs.example.evil.example")]
    [TestCase("http://jobs.example")]
    [TestCase("null")]
    public async Task Sites_that_are_not_named_may_not(string origin)
    {
        await Start($"--Cors:Origins:0={Origin}");

        using var asked = await Ask(origin);
        using var answer = await Catalog.Get("/v1/skills", ("Origin", origin));

        asked.Headers.Contains("Access-Control-Allow-Origin").Should().BeFalse();
        answer.Headers.Contains("Access-Control-Allow-Origin").Should().BeFalse();
    }

    private Task<HttpResponseMessage> Ask(string origin) =>
        Send(
            Anonymous(),
            HttpMethod.Options,
            "/v1/skills",
            ("Origin", origin),
            ("Access-Control-Request-Method", "PUT"),
            ("Access-Control-Request-Headers", "authorization,if-match")
        );

    private static IEnumerable<string> CorsHeadersOf(HttpResponseMessage answer) =>
        answer
            .Headers.Select(header => header.Key)
            .Where(name => name.StartsWith("Access-Control", StringComparison.Ordinal));

    private static IReadOnlyList<string> PagesIn(JsonNode document) =>
        [
            .. document["paths"]!
                .AsObject()
                .Where(path => path.Value!["get"]?["responses"]?["200"]?["content"]?["text/html"] is not null)
                .Select(path => path.Key),
        ];

    private static string HashOf(string style) =>
        $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)))}'";

    [GeneratedRegex("<style>(?<style>.*?)</style>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Styles();
}
