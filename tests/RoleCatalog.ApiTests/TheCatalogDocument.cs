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

    private const string Advice =
        "if clients can live with it, approve it: run this test with APPROVE=1, and commit the files";

    private const string Shared = "shared.json";

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
    /// To approve a change, look at the difference and run the tests once with APPROVE=1 in the environment: the files beside this test
    /// are then written anew. What breaks clients is not approved.
    /// </summary>
    [Test]
    public async Task Is_the_one_that_was_approved()
    {
        var (approved, actual) = (await Read(), Parts(_document));
        if (approved.Count > 0)
        {
            ClientContract.Breaks(Whole(approved), _document).Should().BeEmpty();
        }

        if (Environment.GetEnvironmentVariable("APPROVE") == "1")
        {
            await Write(actual);
            return;
        }

        actual.Keys.Should().BeEquivalentTo(approved.Keys, Advice);
        foreach (var (file, text) in actual)
        {
            var (line, was, now) = FirstDifference(approved[file].Split('\n'), text.Split('\n'));
            line.Should().Be(0, "line {0} of {1} was '{2}', and is '{3}': {4}", line, file, was, now, Advice);
        }
    }

    [TestCaseSource(nameof(Offenders))]
    public void Is_not_approved_when_it_breaks_clients(Action<JsonNode> change, string message)
    {
        var changed = _document.DeepClone();
        change(changed);

        ClientContract.Breaks(_document, changed).Should().ContainMatch(message);
    }

    [Test]
    public void Breaks_no_client_when_it_grows()
    {
        var grown = _document.DeepClone();
        var list = grown["paths"]!["/v1/skills"]!["get"]!;
        list["parameters"]!
            .AsArray()
            .Add(JsonNode.Parse("""{ "name": "new", "in": "query", "schema": { "type": "string" } }"""));
        list["responses"]!["418"] = new JsonObject();
        grown["paths"]!["/v1/new"] = new JsonObject { ["get"] = list.DeepClone() };
        Schema(grown, "SkillState")["properties"]!["new"] = new JsonObject { ["type"] = "string" };
        Schema(grown, "SkillState")["required"]!.AsArray().Add("new");
        Schema(grown, "NewSkill")["properties"]!["new"] = new JsonObject { ["type"] = "string" };

        ClientContract.Breaks(_document, grown).Should().BeEmpty();
    }

    [Test]
    public void Is_approved_in_files_that_are_easy_to_look_at() =>
        Parts(_document).Values.Should().OnlyContain(text => text.Length < 500_000);

    /// <summary>The operations of a tag are a file, and what they share is another.</summary>
    private static Dictionary<string, string> Parts(JsonNode document)
    {
        var shared = document.DeepClone();
        shared["paths"] = new JsonObject();
        var ofTags = document["paths"]!
            .AsObject()
            .GroupBy(path => path.Value!.AsObject().GetAt(0).Value!["tags"]![0].Text())
            .Select(tag =>
                (
                    Name: tag.Key,
                    Paths: new JsonObject(
                        tag.Select(path => KeyValuePair.Create(path.Key, (JsonNode?)path.Value!.DeepClone()))
                    )
                )
            );
        return ofTags
            .Select(tag => (File: $"{tag.Name.Replace(' ', '-').ToLowerInvariant()}.json", Part: (JsonNode)tag.Paths))
            .Append((Shared, shared))
            .ToDictionary(part => part.Item1, part => part.Item2.ToJsonString(Indented) + "\n");
    }

    private static JsonNode Whole(Dictionary<string, string> parts)
    {
        var whole = JsonNode.Parse(parts[Shared])!;
        foreach (
            var (path, operations) in parts
                .Where(part => part.Key != Shared)
                .SelectMany(part => JsonNode.Parse(part.Value)!.AsObject())
        )
        {
            whole["paths"]![path] = operations!.DeepClone();
        }

        return whole;
    }

    private static async Task<Dictionary<string, string>> Read()
    {
        var parts = new Dictionary<string, string>();
        foreach (var file in Directory.GetFiles(Approved))
        {
            parts[Path.GetFileName(file)] = await File.ReadAllTextAsync(file);
        }

        return parts;
    }

    private static async Task Write(Dictionary<string, string> parts)
    {
        foreach (var file in Directory.GetFiles(Approved).Where(file => !parts.ContainsKey(Path.GetFileName(file))))
        {
            File.Delete(file);
        }

        foreach (var (file, text) in parts)
        {
            await File.WriteAllTextAsync(Path.Combine(Approved, file), text);
        }
    }

    private static IEnumerable<TestCaseData> Offenders()
    {
        yield return Case(
            "a path",
            document => document["paths"]!.AsObject().Remove("/v1/skills/{idOrKey}/split"),
            "/post *split is gone"
        );
        yield return Case(
            "a name",
            document => List(document)["operationId"] = "skills",
            "/get /v1/skills/operationId was *"
        );
        yield return Case(
            "a parameter",
            document => List(document)["parameters"]!.AsArray().RemoveAt(0),
            "/get /v1/skills/query:kind is gone"
        );
        yield return Case(
            "a parameter that is required",
            document => List(document)["parameters"]![0]!["required"] = true,
            "/get /v1/skills/query:kind is newly required*"
        );
        yield return Case(
            "a member that a request must have",
            document => Schema(document, "NewSkill")["required"]!.AsArray().Add("externalIds"),
            "/post /v1/skills/body/application/json/externalIds is newly required*"
        );
        yield return Case(
            "a member of an answer",
            document => Schema(document, "SkillState")["properties"]!.AsObject().Remove("labels"),
            "/SkillState/labels is gone"
        );
        yield return Case(
            "an answer",
            document =>
                List(document)["responses"]!["200"]!["content"]!["application/json"]!["schema"]!["$ref"] =
                    "#/components/schemas/Problem",
            "/get /v1/skills/200/application/json/items is gone"
        );
    }

    private static TestCaseData Case(string name, Action<JsonNode> change, string message) =>
        new TestCaseData(change, message).SetArgDisplayNames(name);

    private static JsonNode List(JsonNode document) => document["paths"]!["/v1/skills"]!["get"]!;

    private static JsonNode Schema(JsonNode document, string name) => document["components"]!["schemas"]![name]!;

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

    private static string Approved =>
        Directory
            .CreateDirectory(Path.Combine(Path.GetDirectoryName(ThisFile())!, "TheCatalogDocument.Approved"))
            .FullName;

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
