using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using FluentAssertions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using RoleCatalog.ApiTests.Conventions;

namespace RoleCatalog.ApiTests;

/// <summary>The OpenAPI document of the service.</summary>
internal sealed class TheCatalogDocument : CatalogSetting
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        IndentSize = 1,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private JsonNode _document = null!;

    protected override async Task Prepare() =>
        _document = await Catalog.Get("/openapi/v1.json").Json(HttpStatusCode.OK);

    private IEnumerable<(string Name, JsonNode Operation)> Operations =>
        _document["paths"]!
            .AsObject()
            .SelectMany(path =>
                path.Value!.AsObject().Select(method => ($"{method.Key.ToUpperInvariant()} {path.Key}", method.Value!))
            );

    [Test]
    public void Is_of_version_3_1() => _document["openapi"].Text().Should().StartWith("3.1.");

    [Test]
    public void Has_every_route_of_the_host()
    {
        var routes = Catalog
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(route => route.RoutePattern.RawText!.StartsWith("/v1/", StringComparison.Ordinal))
            .SelectMany(route =>
                route
                    .Metadata.GetRequiredMetadata<IHttpMethodMetadata>()
                    .HttpMethods.Where(method => method != "HEAD")
                    .Select(method => $"{method} {Documented(route.RoutePattern.RawText!)}")
            );

        Operations.Select(operation => operation.Name).Should().BeEquivalentTo(routes).And.HaveCountGreaterThan(20);
    }

    [Test]
    public void Has_a_name_and_a_summary_for_each() =>
        Operations
            .Should()
            .OnlyContain(each => HasText(each.Operation, "operationId") && HasText(each.Operation, "summary"));

    [Test]
    public void Has_an_answer_for_when_all_goes_well() =>
        Operations
            .Where(each => each.Operation["responses"]!.AsObject().All(response => response.Key[0] != '2'))
            .Select(each => each.Name)
            .Should()
            .BeEmpty();

    [Test]
    public void Has_an_example_wherever_there_is_a_body_of_JSON() =>
        Operations
            .Where(each =>
                each.Operation["requestBody"]?["content"]?["application/json"] is { } body && body["example"] is null
            )
            .Select(each => each.Name)
            .Should()
            .BeEmpty();

    /// <summary>
    /// To approve a change, look at the difference and run the tests once with APPROVE=1 in the environment: the file beside
    /// this test is then written anew.
    /// </summary>
    [Test]
    public async Task Is_the_one_that_was_approved()
    {
        var file = Path.Combine(Path.GetDirectoryName(ThisFile())!, "TheCatalogDocument.approved.json");
        var actual = _document.ToJsonString(Indented) + "\n";
        if (Environment.GetEnvironmentVariable("APPROVE") == "1")
        {
            await File.WriteAllTextAsync(file, actual);
        }

        var approved = File.Exists(file) ? await File.ReadAllTextAsync(file) : "";
        var (line, was, now) = FirstDifference(approved.Split('\n'), actual.Split('\n'));
        line.Should()
            .Be(
                0,
                "the OpenAPI document differs from {0} in line {1}: it was '{2}', it is '{3}'."
                    + " If clients can live with the change, approve it: run this test with APPROVE=1, and commit the file",
                file,
                line,
                was,
                now
            );
    }

    private static string Documented(string route) =>
        route.Replace(":int}", "}", StringComparison.Ordinal) is var path && path.Length > 1
            ? path.TrimEnd('/')
            : route;

    private static bool HasText(JsonNode operation, string member) => operation[member]?.Text() is { Length: > 0 };

    private static (int Line, string Was, string Now) FirstDifference(string[] approved, string[] actual)
    {
        for (var line = 0; line < Math.Max(approved.Length, actual.Length); line++)
        {
            var (was, now) = (approved.ElementAtOrDefault(line) ?? "", actual.ElementAtOrDefault(line) ?? "");
            if (was != now)
            {
                return (line + 1, was.Trim(), now.Trim());
            }
        }

        return (0, "", "");
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
