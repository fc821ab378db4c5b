using System.Runtime.CompilerServices;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NUnit.Framework;
using RoleCatalog.ApiTests.Conventions;
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

    [Test]
    public async Task Are_found_in_the_log_of_any_service_when_it_stops()
    {
        var catalog = await RunningCatalog.Start();
        var sample = await SampleApi.Start();
        Plant(catalog.Services);
        Plant(sample.Services);

        var stopping = async () => await catalog.DisposeAsync();
        var stoppingSample = async () => await sample.DisposeAsync();

        await stopping.Should().ThrowAsync<AssertionException>().WithMessage("*no secrets*");
        await stoppingSample.Should().ThrowAsync<AssertionException>().WithMessage("*no secrets*");
    }

    [Test]
    public void Are_searched_for_wherever_a_service_is_started()
    {
        var folder = Directory.GetParent(ThisFile())!.Parent!;

        var starters = folder
            .EnumerateFiles("*.cs", SearchOption.AllDirectories)
            .Where(file => file.FullName != ThisFile())
            .Select(file => (file.Name, Text: File.ReadAllText(file.FullName)))
            .Where(file => file.Text.Contains("pp.StartAsync(", StringComparison.Ordinal))
            .ToList();

        starters.Should().HaveCount(3).And.OnlyContain(file => file.Text.Contains(".HoldNoSecrets()"));
    }

    private static void Plant(IServiceProvider services) =>
        services
            .GetRequiredService<ILoggerFactory>()
            .CreateLogger("planted")
            .Log(LogLevel.Information, default, "sent Bearer 0123456789", exception: null, (text, _) => text);

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
