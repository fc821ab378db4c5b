using System.Net;
using System.Text.Json.Nodes;
using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.ApiTests.Conventions;

namespace RoleCatalog.ApiTests.Security;

/// <summary>Who is let in by their token, and who is not.</summary>
internal sealed class LettingIn : CatalogSetting
{
    private const string Path = "/v1/skills";

    private static IEnumerable<string> Bad => BadTokens.All.Keys;

    [TestCaseSource(nameof(Bad))]
    public async Task Refuses_a_token(string what)
    {
        var token = BadTokens.All[what](await TokenIssuer.Shared);

        using var refused = await Catalog.GetAs(token, Path);
        using var without = await Catalog.GetAs(token: null, Path);

        refused.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        refused.Header("WWW-Authenticate").Should().Be(without.Header("WWW-Authenticate"));
        (await Told(refused)).Should().Be(await Told(without), "nobody learns what is wrong with a token");
    }

    [Test]
    public void Refuses_25_kinds_at_least() => BadTokens.All.Should().HaveCountGreaterThanOrEqualTo(25);

    [TestCase("Basic dGVzdGVyOnNlY3JldA==")]
    [TestCase("Bearer")]
    [TestCase("Token {0}")]
    [TestCase("{0}")]
    public async Task Refuses_what_is_no_bearer_token(string header)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Path);
        var token = (await TokenIssuer.Shared).Token();
        request.Headers.TryAddWithoutValidation(
            "Authorization",
            header.Replace("{0}", token, StringComparison.Ordinal)
        );

        using var refused = await Catalog.Anonymous.SendAsync(request);

        refused.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Test]
    public async Task Takes_no_token_from_the_address() =>
        await Catalog
            .GetAs(token: null, $"{Path}?access_token={(await TokenIssuer.Shared).Token()}")
            .Problem(HttpStatusCode.Unauthorized);

    [TestCase("at+jwt")]
    [TestCase("AT+JWT")]
    [TestCase("application/at+jwt")]
    [TestCase("JWT")]
    [TestCase("jwt")]
    public async Task Takes_an_access_token_of_type(string type)
    {
        var token = (await TokenIssuer.Shared).Token(each => each.TokenType = type);

        using var answer = await Catalog.GetAs(token, Path);

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Test]
    public async Task Forgives_clocks_that_are_a_few_seconds_apart()
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var token = (await TokenIssuer.Shared).Token(each =>
            (each.IssuedAt, each.NotBefore, each.Expires) = (now.AddHours(-1), now.AddHours(-1), now.AddSeconds(-10))
        );

        using var answer = await Catalog.GetAs(token, Path);

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [TestCase("scope", "catalog.read")]
    [TestCase("scope", "openid catalog.read profile")]
    [TestCase("scp", "catalog.read")]
    public async Task Reads_scopes_from(string claim, string value)
    {
        var token = (await TokenIssuer.Shared).Token(each =>
        {
            each.Claims.Remove("scope");
            each.Claims[claim] = value;
        });

        using var answer = await Catalog.GetAs(token, Path);

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [TestCase("catalog.reader")]
    [TestCase("CATALOG.READ")]
    [TestCase("")]
    public async Task Names_the_scope_that_is_missing(string scope)
    {
        var token = (await TokenIssuer.Shared).TokenOf("somebody", scope);

        using var refused = await Catalog.GetAs(token, Path);

        refused.Header("WWW-Authenticate").Should().Be("Bearer error=\"insufficient_scope\", scope=\"catalog.read\"");
        var problem = await refused.Problem(HttpStatusCode.Forbidden);
        problem["detail"].Text().Should().Contain("catalog.read");
    }

    [Test]
    public async Task Takes_no_scope_that_a_token_gives_itself()
    {
        var token = (await TokenIssuer.Shared).Token(each =>
        {
            each.Claims["scope"] = "";
            each.Claims["rolecatalog:granted"] = "catalog.read";
        });

        using var refused = await Catalog.GetAs(token, Path);

        refused.StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    private static async Task<string> Told(HttpResponseMessage answer) =>
        (await answer.Json()).Without("traceId").ToJsonString();
}
