using System.Net;
using System.Text.RegularExpressions;
using FluentAssertions;
using NUnit.Framework;

namespace RoleCatalog.SystemTests;

/// <summary>The service starts with the settings that deploy/README.md gives, and with no fewer.</summary>
public sealed partial class FollowingTheDeploymentGuide : SystemTest
{
    private static readonly string Guide = File.ReadAllText(
        Path.Combine(CatalogProgram.Repository, "deploy", "README.md")
    );

    [Test]
    public async Task Starts_as_the_unit_of_systemd_does()
    {
        var service = await ServeAsItComes([CatalogProgram.WithoutIssuer, .. Settings("Environment=")]);

        using var request = new HttpRequestMessage(HttpMethod.Get, "/health/ready");
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Host = "catalog.example";
        using var answer = await service.Client.SendAsync(request);

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        answer.Headers.Contains("Strict-Transport-Security").Should().BeTrue("the proxy is known");
    }

    [Test]
    public async Task Starts_with_what_is_exported_and_with_no_less()
    {
        var exported = Settings("export ").ToList();
        exported.Should().HaveCount(2);

        await Serve([CatalogProgram.WithoutIssuer, .. exported]);

        foreach (var missing in exported)
        {
            var outcome = await Run([CatalogProgram.WithoutIssuer, .. exported.Where(each => each != missing)]);
            outcome.ExitCode.Should().Be(1, outcome.All);
        }
    }

    private IEnumerable<string> Settings(string before) =>
        Setting()
            .Matches(Guide)
            .Where(match => match.Groups["before"].Value == before)
            .Select(match =>
                $"--{match.Groups["name"].Value.Replace("__", ":", StringComparison.Ordinal)}={match.Groups["value"].Value.Replace("/var/lib/rolecatalog", Folder, StringComparison.Ordinal)}"
            );

    [GeneratedRegex(
        """^\s*(?<before>export |Environment=)"?(?<name>\w+)=(?<value>[^"\n]+)"?$""",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Setting();
}
