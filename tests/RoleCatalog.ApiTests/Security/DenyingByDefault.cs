using System.Net;
using FluentAssertions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using NUnit.Framework;
using RoleCatalog.Api;
using RoleCatalog.Api.Conventions.Hosting;
using RoleCatalog.Api.Security;
using RoleCatalog.ApiTests.Conventions;

namespace RoleCatalog.ApiTests.Security;

/// <summary>An endpoint that does not say who may use it.</summary>
internal sealed class DenyingByDefault
{
    private readonly RecordedLogs _logs = new();

    [OneTimeTearDown]
    public void SearchLogs() => _logs.HoldNoSecrets();

    [Test]
    public async Task Stops_the_start()
    {
        await using var app = await App();
        app.MapGet("/forgotten", () => "secret");

        var check = () => app.RequireSoundEndpoints();

        check.Should().Throw<InvalidOperationException>().WithMessage("*/forgotten*");
    }

    [Test]
    public async Task Is_closed_to_everybody_all_the_same()
    {
        await using var app = await App();
        app.MapGet("/forgotten", () => "secret");
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/forgotten");
        request.Headers.Authorization = new("Bearer", (await TokenIssuer.Shared).Token());

        using var nobody = await client.GetAsync("/forgotten");
        using var somebody = await client.SendAsync(request);

        nobody.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        somebody.StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    private async Task<WebApplication> App()
    {
        var builder = WebApplication.CreateBuilder([
            "--urls",
            "http://127.0.0.1:0",
            .. (await TokenIssuer.Shared).Settings,
        ]);
        builder.Logging.ClearProviders().AddProvider(_logs);
        builder.AddCatalogApi();
        var app = builder.Build();
        app.UseRouting();
        app.UseCatalogSecurity();
        return app;
    }
}
