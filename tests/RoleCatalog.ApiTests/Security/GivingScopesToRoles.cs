using System.Net;
using System.Text.Json;
using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Api;
using RoleCatalog.Infrastructure;

namespace RoleCatalog.ApiTests.Security;

/// <summary>Issuers that know roles and no scopes of ours.</summary>
internal sealed class GivingScopesToRoles
{
    [TestCase("roles", """{"roles":["editor"]}""", HttpStatusCode.OK)]
    [TestCase("roles", """{"roles":"editor"}""", HttpStatusCode.OK)]
    [TestCase("roles", """{"roles":["Editor"]}""", HttpStatusCode.Forbidden)]
    [TestCase("roles", """{"roles":["stranger"]}""", HttpStatusCode.Forbidden)]
    [TestCase("realm_access.roles", """{"realm_access":{"roles":["editor","offline"]}}""", HttpStatusCode.OK)]
    [TestCase("realm_access.roles", """{"realm_access":{"roles":"editor"}}""", HttpStatusCode.OK)]
    [TestCase("realm_access.roles", """{"realm_access":{"roles":7}}""", HttpStatusCode.Forbidden)]
    [TestCase("realm_access.roles", """{"realm_access":"editor"}""", HttpStatusCode.Forbidden)]
    [TestCase("realm_access.roles", """{"realm_access":null}""", HttpStatusCode.Forbidden)]
    [TestCase("realm_access.roles", "{}", HttpStatusCode.Forbidden)]
    [TestCase("https://login.example/roles", """{"https://login.example/roles":["editor"]}""", HttpStatusCode.OK)]
    public async Task Reads_them_where_the_setting_says(string claim, string claims, HttpStatusCode status)
    {
        await using var catalog = await RunningCatalog.Start(
            settings: [$"--Security:RoleClaim={claim}", "--Security:RoleScopes:editor:0=catalog.read"]
        );
        var token = (await TokenIssuer.Shared).Token(each =>
        {
            each.Claims.Remove("scope");
            using var parsed = JsonDocument.Parse(claims);
            foreach (var member in parsed.RootElement.EnumerateObject())
            {
                each.Claims[member.Name] = member.Value.Clone();
            }
        });

        using var answer = await catalog.GetAs(token, "/v1/skills");

        answer.StatusCode.Should().Be(status);
    }

    [TestCase("editor:0=catalog.wirte", "Security:RoleScopes:editor*catalog.wirte*")]
    [TestCase("editor=catalog.read", "Security:RoleScopes:editor*Security:RoleScopes:editor:0*")]
    public Task Refuses_at_the_start_what_is_no_list_of_scopes(string setting, string told)
    {
        var start = () => RunningCatalog.Start(settings: $"--Security:RoleScopes:{setting}");

        return start.Should().ThrowAsync<SettingException>().WithMessage(told);
    }
}
