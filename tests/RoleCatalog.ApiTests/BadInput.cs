using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using NUnit.Framework;

namespace RoleCatalog.ApiTests;

/// <summary>A request that is to be refused, and how. {posting} and {tag} stand for the draft that the test has made.</summary>
internal sealed record BadInput(string Name, HttpMethod Method, string Path, HttpStatusCode Status)
{
    public byte[]? Body { get; init; }

    public string MediaType { get; init; } = "application/json";

    public string? IfMatch { get; init; }

    /// <summary>Each "field code" that the problem lists; without any, the code alone is compared.</summary>
    public string[] Errors { get; init; } = [];

    public string? Code { get; init; }

    public HttpContent? Content()
    {
        if (Body is null)
        {
            return null;
        }

        var content = new ByteArrayContent(Body);
        content.Headers.ContentType = new MediaTypeHeaderValue(MediaType);
        return content;
    }

    public TestCaseData Case() => new TestCaseData(this).SetArgDisplayNames(Name);
}

internal static partial class BadInputs
{
    private const string Skills = "/v1/skills";
    private const string Scales = "/v1/proficiency-scales";
    private const string Profiles = "/v1/skill-profiles";
    private const string Postings = "/v1/job-postings";
    private const string Draft = "/v1/job-postings/{posting}/draft";

    public static IEnumerable<TestCaseData> All =>
        AsJson()
            .Concat(AsShape())
            .Concat(AgainstRules())
            .Concat(AgainstTheStore())
            .Concat(AsPreconditions())
            .Concat(AsAddresses())
            .Select(input => input.Case());

    private static string DeepPointer => string.Concat(Enumerable.Repeat("/0", 32));

    private static JsonNode Profile => Example.Profile.With(body => body["key"] = "another");

    private static JsonNode Requirement(JsonNode profile) => profile["requirementGroups"]![0]!["requirements"]![0]!;

    private static JsonNode OtherSkill(Action<JsonNode> change) =>
        new JsonObject
        {
            ["key"] = "another",
            ["kind"] = "technology",
            ["sourceLanguage"] = "en",
            ["labels"] = new JsonObject { ["en"] = "Another" },
        }.With(change);

    private static HttpStatusCode Unprocessable => HttpStatusCode.UnprocessableEntity;

    private static byte[] Utf8(JsonNode body) => Encoding.UTF8.GetBytes(body.ToJsonString());

    private static BadInput Text(string name, string body, params string[] errors) =>
        Bytes(name, Encoding.UTF8.GetBytes(body), errors);

    private static BadInput Bytes(string name, byte[] body, params string[] errors) =>
        new(name, HttpMethod.Post, Skills, HttpStatusCode.BadRequest) { Body = body, Errors = errors };

    private static BadInput Shape(
        string name,
        string path,
        JsonNode body,
        Action<JsonNode> change,
        params string[] errors
    ) =>
        new(name, HttpMethod.Post, path, HttpStatusCode.BadRequest) { Body = Utf8(body.With(change)), Errors = errors };

    private static BadInput Rule(
        string name,
        string path,
        JsonNode body,
        Action<JsonNode> change,
        params string[] errors
    ) => new(name, HttpMethod.Post, path, Unprocessable) { Body = Utf8(body.With(change)), Errors = errors };

    private static BadInput Conflict(string name, string path, JsonNode body, params string[] errors) =>
        new(name, HttpMethod.Post, path, HttpStatusCode.Conflict) { Body = Utf8(body), Errors = errors };

    private static BadInput Precondition(string name, string? ifMatch, HttpStatusCode status, string code) =>
        new(name, HttpMethod.Put, Draft, status)
        {
            Body = Utf8(Example.Posting),
            IfMatch = ifMatch,
            Code = code,
            Errors = code == "if-match-missing" ? [] : [$"header:If-Match {code}"],
        };

    private static BadInput Address(string name, string path, params string[] errors) =>
        new(name, HttpMethod.Get, path, HttpStatusCode.BadRequest) { Errors = errors };

    private static BadInput NotFound(string name, string path, string code) =>
        new(name, HttpMethod.Get, path, HttpStatusCode.NotFound) { Code = code };
}
