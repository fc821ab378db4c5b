using System.Net;
using FluentAssertions;
using Microsoft.AspNetCore.Builder;
using NUnit.Framework;
using RoleCatalog.Api.Conventions.Hosting;

namespace RoleCatalog.ApiTests.Conventions;

internal sealed class Parameters
{
    private SampleApi api = null!;

    [OneTimeSetUp]
    public async Task Start() => api = await SampleApi.Start();

    [OneTimeTearDown]
    public async Task Stop() => await api.DisposeAsync();

    [TestCase("nope=1&zip=2", "?nope parameter-unknown", "?zip parameter-unknown")]
    [TestCase("Limit=5", "?Limit parameter-unknown")]
    [TestCase("limit=5&limit=6", "?limit parameter-repeated")]
    [TestCase("q=a&q=b", "?q parameter-repeated")]
    [TestCase("limit=0", "?limit parameter-invalid")]
    [TestCase("limit=101", "?limit parameter-invalid")]
    [TestCase("limit=x", "?limit parameter-invalid")]
    [TestCase("limit=", "?limit parameter-invalid")]
    [TestCase("limit=1%00", "?limit parameter-invalid")]
    [TestCase("q=%00", "?q parameter-invalid")]
    [TestCase("minOpenings=1.5", "?minOpenings parameter-invalid")]
    [TestCase("since=2026-11-22", "?since parameter-invalid")]
    [TestCase("workplace=hybrid&workplace=OnSite", "?workplace parameter-invalid")]
    [TestCase("workplace=1", "?workplace parameter-invalid")]
    [TestCase("lang=e", "?lang parameter-invalid")]
    [TestCase("limit=x&nope=1", "?nope parameter-unknown", "?limit parameter-invalid")]
    public async Task Are_refused_all_at_once(string query, params string[] errors)
    {
        using var response = await api.Get($"/v1/postings?{query}");

        var problem = await response.Problem(HttpStatusCode.BadRequest);
        problem["code"]!.GetValue<string>().Should().Be("invalid-parameters");
        problem.Errors().Should().Equal(errors);
    }

    [Test]
    public async Task Are_named_when_one_is_unknown()
    {
        using var response = await api.Get("/v1/postings?nope=1");

        (await response.Problem(HttpStatusCode.BadRequest))["detail"]!
            .GetValue<string>()
            .Should()
            .Be("There is no parameter nope; known are cursor, lang, limit, minOpenings, q, since, workplace.");
    }

    [TestCase("")]
    [TestCase("limit=100&q=C%2B%2B&minOpenings=2&since=2026-11-22T08:00:00%2B07:00&lang=id,en-gb")]
    [TestCase("workplace=hybrid&workplace=fully-remote")]
    public async Task Are_taken_as_declared(string query)
    {
        using var response = await api.Get($"/v1/postings?{query}");

        response.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Test]
    public async Task Of_an_enum_type_stop_the_start()
    {
        await using var app = WebApplication.CreateBuilder().Build();
        app.UseRouting();
        app.MapGroup("/v1").WithCatalogConventions().MapGet("/offender", (Workplace workplace) => workplace);

        app.Invoking(host => host.RequireSoundEndpoints())
            .Should()
            .Throw<InvalidOperationException>()
            .WithMessage("*Choice<Workplace>*");
    }

    [Test]
    public async Task Are_missed_when_required()
    {
        using var response = await api.Get("/v1/count");

        (await response.Problem(HttpStatusCode.BadRequest)).Errors().Should().Equal("?count parameter-missing");
    }
}
