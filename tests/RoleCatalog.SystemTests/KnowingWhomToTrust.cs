using System.Net;
using System.Net.Http.Headers;
using FluentAssertions;
using Microsoft.IdentityModel.Tokens;
using NUnit.Framework;

namespace RoleCatalog.SystemTests;

/// <summary>Whose tokens a service takes, by its settings and its environment.</summary>
public sealed class KnowingWhomToTrust : SystemTest
{
    private const string Bearer = "--Authentication:Schemes:Bearer";
    private const string Secret = "bG9uZyBlbm91Z2ggdG8gYmUgYSBrZXkgZm9yIEhTMjU2IQ==";

    private static readonly Uri Skills = new("/v1/skills", UriKind.Relative);

    [Test]
    public async Task Says_a_token_of_a_key_of_its_own_in_development()
    {
        var service = await Serve("--environment", "Development");

        (await Status(service, await service.Token)).Should().Be(HttpStatusCode.OK);
        (await Status(service, TokenIssuer.Shared.Token())).Should().Be(HttpStatusCode.Unauthorized);
    }

    [Test]
    public async Task Forgets_that_key_with_the_process()
    {
        var first = await Serve("--environment", "Development");
        var token = await first.Token;
        await first.Stop();

        var second = await Serve("--environment", "Development");

        (await Status(second, token)).Should().Be(HttpStatusCode.Unauthorized);
    }

    [Test]
    public async Task Takes_tokens_of_dotnet_user_jwts_in_development()
    {
        var service = await Serve(["--environment", "Development", .. Keys]);

        (await Status(service, UserJwt())).Should().Be(HttpStatusCode.OK);
    }

    [TestCase(new string[0], "Bearer:Authority")]
    [TestCase(new[] { "Authority=http://login.example" }, "Bearer:Authority")]
    [TestCase(new[] { "Authority=login.example" }, "Bearer:Authority")]
    [TestCase(new[] { "Authority=https://login.example" }, "Bearer:ValidAudience")]
    [TestCase(
        new[]
        {
            "Authority=https://login.example",
            "ValidAudience=rolecatalog",
            "SigningKeys:0:Issuer=dotnet-user-jwts",
            "SigningKeys:0:Value=" + Secret,
        },
        "Bearer:SigningKeys"
    )]
    [TestCase(
        new[] { "Authority=https://login.example", "ValidAudience=rolecatalog", "ValidIssuer=dotnet-user-jwts" },
        "Bearer:ValidIssuer"
    )]
    [TestCase(
        new[] { "Authority=https://login.example", "ValidAudience=rolecatalog", "ValidIssuers:0=https://evil.example" },
        "Bearer:ValidIssuers"
    )]
    [TestCase(
        new[]
        {
            "Authority=https://login.example",
            "ValidAudience=rolecatalog",
            "MetadataAddress=http://10.0.0.9/meta",
            "RequireHttpsMetadata=false",
        },
        "Bearer:MetadataAddress"
    )]
    public async Task Does_not_start_outside_development_with(string[] settings, string named)
    {
        var outcome = await Run([
            CatalogProgram.WithoutIssuer,
            "--urls",
            "http://127.0.0.1:0",
            .. settings.Select(setting => $"{Bearer}:{setting}"),
        ]);

        outcome.ExitCode.Should().Be(1, outcome.All);
        outcome.Errors.Should().StartWith("error: ").And.Contain(named).And.NotContain(Secret);
        File.Exists(Database).Should().BeFalse();
    }

    private static IEnumerable<string> Keys =>
        [$"{Bearer}:SigningKeys:0:Issuer=dotnet-user-jwts", $"{Bearer}:SigningKeys:0:Value={Secret}"];

    private static string UserJwt() =>
        TokenIssuer.Shared.Token(token =>
        {
            (token.Issuer, token.TokenType) = ("dotnet-user-jwts", "JWT");
            var key = new SymmetricSecurityKey(Convert.FromBase64String(Secret));
            token.SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.HmacSha256);
        });

    private static async Task<HttpStatusCode> Status(CatalogService service, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Skills);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await service.Client.SendAsync(request);
        return answer.StatusCode;
    }
}
