using System.Net;
using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Api;
using RoleCatalog.Infrastructure;

namespace RoleCatalog.ApiTests.Security;

/// <summary>Issuers that know roles and no scopes of ours.</summary>
internal sealed class GivingScopesToRoles
{
    [TestCase("roles", """["editor"]""", HttpStatusCode.OK)]
    [TestCase("roles", "\"editor\"", HttpStatusCode.OK)]
    [TestCase("roles", """["Editor"]""", HttpStatusCode.Forbidden)]
    [TestCase("roles", """["stranger"]""", HttpStatusCode.Forbidden)]
    [TestCase("realm_access.roles", """["editor","offline"]""", HttpStatusCode.OK)]
    [TestCase("realm_access.roles", "7", HttpStatusCode.Forbidden)]
    public async Task Reads_them_where_the_setting_says(string claim, string roles, HttpStatusCode status)
    {
        await using var catalog = await RunningCatalog.Start(
            settings: [$"--Security:RoleClaim={claim}", "--Security:RoleScopes:editor:0=catalog.read"]
        );
        var token = (await TokenIssuer.Shared).Token(each =>
        {
            each.Claims["scope"] = "";
            var value = System.Text.Json.JsonDocument.Parse(roles).RootElement;
            each.Claims[claim.Split('.')[0]] = claim.Contains('.', StringComparison.Ordinal)
                ? System.Text.Json.JsonSerializer.SerializeToElement(
                    new Dictionary<string, object> { ["roles"] = value }
                )
                : value;
        });

        using var answer = await catalog.GetAs(token, "/v1/skills");

        answer.StatusCode.Should().Be(status);
    }

    [Test]
    public Task Refuses_at_the_start_a_scope_that_there_is_not()
    {
        var start = () => RunningCatalog.Start(settings: "--Security:RoleScopes:editor:0=catalog.wirte");

        return start.Should().ThrowAsync<SettingException>().WithMessage("Security:RoleScopes:editor*catalog.wirte*");
    }
}
