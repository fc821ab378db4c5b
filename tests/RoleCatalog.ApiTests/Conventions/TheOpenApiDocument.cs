using System.Net;
using System.Text.Json.Nodes;
using FluentAssertions;
using NUnit.Framework;

namespace RoleCatalog.ApiTests.Conventions;

internal sealed class TheOpenApiDocument
{
    private SampleApi api = null!;
    private JsonNode document = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        api = await SampleApi.Start();
        using var response = await api.Get("/openapi/v1.json");
        document = await response.Json();
    }

    [OneTimeTearDown]
    public async Task Stop() => await api.DisposeAsync();

    private JsonNode Create => document["paths"]!["/v1/postings"]!["post"]!;

    private JsonNode Search => document["paths"]!["/v1/postings"]!["get"]!;

    private JsonNode Change => document["paths"]!["/v1/postings/{id}"]!["put"]!;

    private JsonNode Read => document["paths"]!["/v1/postings/{id}"]!["get"]!;

    [Test]
    public void Is_of_version_3_1() => document["openapi"]!.GetValue<string>().Should().StartWith("3.1.");

    [Test]
    public void Names_the_parameters_as_the_wire_does() =>
        Names(Search)
            .Should()
            .BeEquivalentTo(
                "q",
                "workplace",
                "minOpenings",
                "since",
                "limit",
                "cursor",
                "lang",
                "Accept-Language",
                "If-None-Match"
            );

    [Test]
    public void Tells_the_words_of_a_choice() =>
        Parameter(Search, "workplace")["schema"]!["items"]!["enum"]!
            .ToJsonString()
            .Should()
            .Be("""["on-site","hybrid","fully-remote"]""");

    [Test]
    public void Tells_the_words_of_an_enum() =>
        document["components"]!["schemas"]!["Workplace"]!["enum"]!
            .ToJsonString()
            .Should()
            .Be("""["on-site","hybrid","fully-remote"]""");

    [Test]
    public void Tells_the_bounds_of_limit() =>
        Parameter(Search, "limit")["schema"]!
            .ToJsonString()
            .Should()
            .ContainAll("\"maximum\":100", "\"minimum\":1", "\"default\":20");

    [Test]
    public void Requires_If_Match_where_the_handler_takes_it()
    {
        Parameter(Change, "If-Match")["required"]!.GetValue<bool>().Should().BeTrue();
        Names(Read).Should().Contain("If-None-Match").And.NotContain("If-Match");
    }

    [Test]
    public void Lists_the_problems_of_each_endpoint()
    {
        Statuses(Create)
            .Should()
            .BeEquivalentTo("201", "400", "401", "403", "409", "413", "415", "422", "429", "500", "503");
        Statuses(Change)
            .Should()
            .BeEquivalentTo(
                "200",
                "400",
                "401",
                "403",
                "404",
                "409",
                "412",
                "413",
                "415",
                "422",
                "428",
                "429",
                "500",
                "503"
            );
        Statuses(Read).Should().BeEquivalentTo("200", "304", "400", "401", "403", "404", "429", "500", "503");
        Change["responses"]!["412"]!["content"]!["application/problem+json"].Should().NotBeNull();
    }

    [Test]
    public void Lists_the_headers_of_responses()
    {
        Headers(Create, "201").Should().BeEquivalentTo("ETag", "Location", "Catalog-Position", "Trace-Id");
        Headers(Search, "200").Should().BeEquivalentTo("ETag", "Link", "Trace-Id");
        Headers(Read, "304").Should().BeEquivalentTo("ETag", "Trace-Id");
    }

    [Test]
    public void Shows_examples()
    {
        Create["responses"]!["201"]!["content"]!["application/json"]!["example"]!["code"].Should().NotBeNull();
        document["components"]!["schemas"]!["Problem"]!["examples"]![0]!["code"].Should().NotBeNull();
    }

    [Test]
    public void Closes_requests_and_leaves_answers_open()
    {
        var schemas = document["components"]!["schemas"]!;

        schemas["PostingBody"]!["additionalProperties"]!.GetValue<bool>().Should().BeFalse();
        schemas["Problem"]!["additionalProperties"].Should().BeNull();
        schemas["PageOfstring"]!["required"]!.ToJsonString().Should().Be("""["items","total"]""");
        schemas.AsObject().Select(pair => pair.Key).Should().NotContain(name => name.StartsWith("Choice"));
    }

    [Test]
    public void Has_no_operation_for_HEAD() =>
        document["paths"]!["/v1/postings"]!.AsObject().Select(pair => pair.Key).Should().BeEquivalentTo("get", "post");

    [Test]
    public async Task Is_revalidated_by_its_ETag()
    {
        using var first = await api.Get("/openapi/v1.json");
        using var second = await api.Get("/openapi/v1.json", ("If-None-Match", first.Header("ETag")));

        second.StatusCode.Should().Be(HttpStatusCode.NotModified);
    }

    [Test]
    public async Task Is_shown_by_a_page_that_loads_nothing_from_elsewhere()
    {
        using var page = await api.Get("/docs/index.html");
        var html = await page.Content.ReadAsStringAsync();

        page.Header("Content-Security-Policy").Should().Contain("script-src 'self'").And.NotContain("unsafe");
        html.Should()
            .NotContain("http://")
            .And.NotContain("https://")
            .And.NotContain("<script>")
            .And.NotContain("<style");
    }

    private static IEnumerable<string> Names(JsonNode operation) =>
        operation["parameters"]!.AsArray().Select(parameter => parameter!["name"]!.GetValue<string>());

    private static JsonNode Parameter(JsonNode operation, string name) =>
        operation["parameters"]!.AsArray().Single(parameter => parameter!["name"]!.GetValue<string>() == name)!;

    private static IEnumerable<string> Statuses(JsonNode operation) =>
        operation["responses"]!.AsObject().Select(pair => pair.Key);

    private static IEnumerable<string> Headers(JsonNode operation, string status) =>
        operation["responses"]![status]!["headers"]!.AsObject().Select(pair => pair.Key);
}
