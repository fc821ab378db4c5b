using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.TestIssuer;

namespace RoleCatalog.ApiTests.Security;

/// <summary>The search that every log of these tests goes through finds what it looks for.</summary>
internal sealed class KeepingSecrets
{
    [TestCase("GET /v1/skills answered 401 to Bearer eyJhbGciOiJSUzI1NiJ9.e30.c2ln")]
    [TestCase("authorization: bearer abcdefgh")]
    [TestCase("opened Data Source=/var/lib/catalog.db")]
    [TestCase("Server=db;User=sa;Password=geheim")]
    [TestCase("-----BEGIN PRIVATE KEY-----")]
    [TestCase("body: {\"title\":{\"id\":\"Pengembang backend\"}}")]
    public void Are_found_in_a_line(string line) => SecretsInLogs.In(["before", line]).Should().Equal(line);

    [Test]
    public async Task Are_not_in_the_log_of_a_refused_token()
    {
        await using var catalog = await RunningCatalog.Start();
        var issuer = await TokenIssuer.Shared;
        foreach (var bad in BadTokens.All.Values.Select(make => make(issuer)))
        {
            using var refused = await catalog.GetAs(bad, "/v1/skills");
        }

        catalog.Logs.Lines.Should().Contain(line => line.Contains("A token was refused (expired)"));
        SecretsInLogs.In(catalog.Logs.Lines).Should().BeEmpty();
    }
}
