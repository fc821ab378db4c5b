using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.ApiTests.Conventions;
using RoleCatalog.Contracts;

namespace RoleCatalog.ApiTests.Changes.Contract;

/// <summary>The JSON Schemas and the AsyncAPI document that the service serves. The system tests validate them and events by them.</summary>
internal sealed partial class TheEventContract : CatalogSetting
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        IndentSize = 1,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly string[] Types =
    [
        .. CatalogEventTypes.OfSkills,
        .. CatalogEventTypes.OfSkillProfiles,
        .. CatalogEventTypes.OfJobPostings,
    ];

    private static readonly string[] Documents =
    [
        "/asyncapi/v1.json",
        "/schemas/catalog-event.v1.json",
        .. Types.Select(type => $"/schemas/{type}.json"),
    ];

    [Test]
    public async Task Lists_a_schema_for_each_type_and_one_for_the_envelope()
    {
        var list = await Catalog.Get("/schemas").Json(HttpStatusCode.OK);

        list["envelope"].Text().Should().Be("http://localhost:5080/schemas/catalog-event.v1.json");
        list.Items()
            .Select(item => (item["type"].Text(), item["schema"].Text()))
            .Should()
            .Equal(Types.Select(type => (type, $"http://localhost:5080/schemas/{type}.json")));
    }

    [TestCaseSource(nameof(Documents))]
    public async Task Is_open_to_all_and_sent_once_to_each(string address)
    {
        using var first = await Catalog.GetAs(token: null, address);
        using var again = await Catalog.Get(address, ("If-None-Match", first.Header("ETag")));
        using var compressed = await Catalog.Get(address, ("Accept-Encoding", "gzip"));

        first.StatusCode.Should().Be(HttpStatusCode.OK);
        first
            .Content.Headers.ContentType!.MediaType.Should()
            .Be(
                address.StartsWith("/schemas", StringComparison.Ordinal)
                    ? "application/schema+json"
                    : "application/json"
            );
        again.StatusCode.Should().Be(HttpStatusCode.NotModified);
        compressed.Header("Content-Encoding").Should().Be("gzip");
    }

    [TestCase("/schemas/rolecatalog.job-posting.published.v2.json")]
    [TestCase("/schemas/rolecatalog.job-posting.published.v1")]
    [TestCase("/asyncapi/v2.json")]
    public async Task Has_nothing_else(string address) =>
        (await Catalog.Get(address).Problem(HttpStatusCode.NotFound))["code"].Text().Should().Be("not-found");

    [Test]
    public async Task Is_named_by_the_index()
    {
        var index = await Catalog.Get("/").Json(HttpStatusCode.OK);

        (index["asyncApi"].Text(), index["schemas"].Text()).Should().Be(("/asyncapi/v1.json", "/schemas"));
    }

    [TestCaseSource(nameof(Documents))]
    public async Task Says_the_same_in_words_as_in_enumerations(string address)
    {
        var document = await Catalog.Get(address).Json(HttpStatusCode.OK);

        foreach (var member in Members(document))
        {
            var words = member["enum"]?.AsArray().Select(word => word.Text()) ?? [];
            var said = WordsSaid(member["description"]?.Text() ?? "");
            (said.Count > 1 ? said : []).Should().Equal(words, member.ToJsonString());
        }
    }

    [Test]
    public async Task Has_a_message_in_the_channel_for_each_type()
    {
        var document = await Catalog.Get("/asyncapi/v1.json").Json(HttpStatusCode.OK);

        var messages = document["channels"]!["events"]!["messages"]!.AsObject();
        messages.Select(message => message.Key).Should().Equal(Types);
        document["channels"]!["events"]!["bindings"]!["amqp"]!["exchange"]!
            ["name"]
            .Text()
            .Should()
            .Be("rolecatalog.events");
    }

    /// <summary>
    /// To approve what has grown, look at the difference and run this test once with APPROVE=1 in the environment. What breaks consumers
    /// is not approved: a new meaning is a new type of event, <c>.v2</c>, beside the old one.
    /// </summary>
    [TestCaseSource(nameof(Documents))]
    public async Task Breaks_nobody_and_is_the_one_that_was_approved(string address)
    {
        var current = await Catalog.Get(address).Json(HttpStatusCode.OK);
        var file = Path.Combine(Approved, $"{address.Trim('/').Replace('/', '.')}");
        var approved = File.Exists(file) ? await File.ReadAllTextAsync(file) : "{}";
        var text = current.ToJsonString(Indented) + "\n";

        if (approved != "{}")
        {
            BreakingDifference.Between(Contract(JsonNode.Parse(approved)!), Contract(current)).Should().BeEmpty();
        }

        if (Environment.GetEnvironmentVariable("APPROVE") == "1")
        {
            await File.WriteAllTextAsync(file, text);
            return;
        }

        text.Should().Be(approved, "what has grown is approved: run this test with APPROVE=1, and commit the file");
    }

    [Test]
    public void Loses_no_type() =>
        Directory
            .GetFiles(Approved)
            .Select(Path.GetFileName)
            .Should()
            .BeSubsetOf(Documents.Select(address => address.Trim('/').Replace('/', '.')));

    // Of the AsyncAPI document what consumers read by; the rest of it says how to connect, and may say it better.
    private static JsonNode Contract(JsonNode document) =>
        document["asyncapi"] is null
            ? document
            : new JsonObject
            {
                ["channels"] = document["channels"]!.DeepClone(),
                ["messages"] = document["components"]!["messages"]!.DeepClone(),
                ["schemas"] = document["components"]!["schemas"]!.DeepClone(),
            };

    private static IEnumerable<JsonObject> Members(JsonNode? node) =>
        node switch
        {
            JsonObject schema => schema
                .SelectMany(each => Members(each.Value))
                .Concat(schema["type"] is JsonValue ? [schema] : []),
            JsonArray list => list.SelectMany(Members),
            _ => [],
        };

    // `a`, `b` or `c`, where a description begins.
    private static IReadOnlyList<string> WordsSaid(string description) =>
        [.. Enumeration().Match(description).Groups["word"].Captures.Select(word => word.Value)];

    private static string Approved => Path.Combine(Path.GetDirectoryName(ThisFile())!, "Approved");

    private static string ThisFile([CallerFilePath] string path = "") => path;

    [GeneratedRegex(
        @"^`(?<word>[a-z-]+)`((, | or )`(?<word>[a-z-]+)`)*",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Enumeration();
}
