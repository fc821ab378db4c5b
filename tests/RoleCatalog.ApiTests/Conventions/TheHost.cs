using System.Net;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using NUnit.Framework;

namespace RoleCatalog.ApiTests.Conventions;

internal sealed class TheHost
{
    private const string Body = """{"title":"x","workplace":"on-site"}""";
    private SampleApi api = null!;

    [OneTimeSetUp]
    public async Task Start() =>
        api = await SampleApi.Start(builder =>
            builder
                .Services.AddHealthChecks()
                .AddCheck("store", () => HealthCheckResult.Degraded("slow"), ["ready"])
                .AddCheck("index", () => throw new InvalidOperationException("secret"), ["ready"])
                .AddCheck("other", () => HealthCheckResult.Unhealthy("not asked"))
        );

    [OneTimeTearDown]
    public async Task Stop() => await api.DisposeAsync();

    [TestCase("/")]
    [TestCase("/none")]
    [TestCase("/v1/postings")]
    [TestCase("/v1/postings?x=1")]
    [TestCase("/health/live")]
    [TestCase("/docs/index.html")]
    [TestCase("/openapi/v1.json")]
    public async Task Sends_a_trace_id_and_no_server_header(string path)
    {
        using var response = await api.Get(path);

        response.Header("Trace-Id").Should().MatchRegex("^[0-9a-f]{32}$");
        response.Header("X-Content-Type-Options").Should().Be("nosniff");
        response.Headers.Contains("Server").Should().BeFalse();
    }

    [TestCase("/v1/postings")]
    [TestCase("/none")]
    public async Task Goes_on_with_the_trace_of_the_caller(string path)
    {
        const string trace = "0af7651916cd43dd8448eb211c80319c";
        using var response = await api.Get(path, ("traceparent", $"00-{trace}-b7ad6b7169203331-01"));

        response.Header("Trace-Id").Should().Be(trace);
    }

    [Test]
    public async Task Answers_a_write_with_its_position_and_logs_it_in_one_line()
    {
        using var response = await api.Post("/v1/postings", Body);

        response.StatusCode.Should().Be(HttpStatusCode.Created);
        response.Header("Catalog-Position").Should().Be("42");
        response.Header("ETag").Should().Be("\"1\"");
        response.Header("Location").Should().Be($"/v1/postings/{Guid.Empty}");
        api.Logs.Lines.Where(line => line.Contains(response.Header("Trace-Id")))
            .Should()
            .ContainSingle()
            .Which.Should()
            .StartWith("Information RoleCatalog.Writes: POST /v1/postings answered 201 at position 42 in ");
    }

    [TestCase("gzip")]
    [TestCase("br")]
    public async Task Compresses(string coding)
    {
        using var response = await api.Get("/v1/postings", ("Accept-Encoding", coding));

        response.Header("Content-Encoding").Should().Be(coding);
        response.Header("Vary").Should().Contain("Accept-Encoding");
    }

    [Test]
    public async Task Does_not_inflate_requests()
    {
        using var content = new StringContent(Body, System.Text.Encoding.UTF8, "application/json");
        content.Headers.ContentEncoding.Add("gzip");
        using var response = await api.Send(HttpMethod.Post, "/v1/postings", content);

        await response.Problem(HttpStatusCode.UnsupportedMediaType);
    }

    [Test]
    public async Task Answers_HEAD_as_GET_without_a_body()
    {
        using var response = await api.Send(HttpMethod.Head, $"/v1/postings/{Guid.Empty}");

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        response.Header("ETag").Should().Be("\"7-en\"");
        (await response.Content.ReadAsByteArrayAsync()).Should().BeEmpty();
    }

    [Test]
    public async Task Is_live_whatever_its_parts_are()
    {
        using var response = await api.Get("/health/live");

        (await response.Content.ReadAsStringAsync()).Should().Be("""{"status":"healthy","parts":{}}""");
    }

    [Test]
    public async Task Is_ready_by_the_worst_of_its_parts_and_tells_no_cause()
    {
        using var response = await api.Get("/health/ready");

        response.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        var text = await response.Content.ReadAsStringAsync();
        text.Should().NotContain("secret").And.NotContain("other");
        var health = await response.Json();
        health["status"]!.GetValue<string>().Should().Be("unhealthy");
        health["parts"]!["store"]!["status"]!.GetValue<string>().Should().Be("degraded");
        health["parts"]!["store"]!["description"]!.GetValue<string>().Should().Be("slow");
    }

    [TestCase("text/html,*/*", HttpStatusCode.Found)]
    [TestCase("*/*", HttpStatusCode.OK)]
    public async Task Shows_people_the_reference_and_programs_the_addresses(string accept, HttpStatusCode status)
    {
        using var response = await api.Get("/", ("Accept", accept));

        response.StatusCode.Should().Be(status);
    }
}
