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

internal static class BadInputs
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

    private static IEnumerable<BadInput> AsJson() =>
        [
            Text("malformed JSON", """{"key": "x",}""", " json-malformed"),
            Text("JSON cut short", """{"key": "x""", "/key json-malformed"),
            Text("two JSON documents", "{} {}", " json-malformed"),
            Text("a comment", """{/* why */"key": "x"}""", " json-malformed"),
            Text("an empty body", "", " body-missing"),
            Text("null for a body", "null", " value-null"),
            Text("an array for an object", "[]", " value-wrong-type"),
            Text("too deep", new string('[', 40) + new string(']', 40), DeepPointer + " json-too-deep"),
            Text("a duplicate member", """{"key": "x", "key": "y"}""", "/key json-duplicate-member"),
            Text(
                "a duplicate member spelt differently",
                """{"key": "x", "\u006bey": "y"}""",
                "/key json-duplicate-member"
            ),
            Text("U+0000", """{"key": "x\u0000"}""", "/key json-null-character"),
            Text("half a surrogate pair", """{"key": "x\ud83d"}""", "/key json-lone-surrogate"),
            Bytes("invalid UTF-8", [.. "{\"key\": \""u8, 0xC3, 0x28, .. "\"}"u8], " json-not-utf8"),
            Bytes("UTF-16", Encoding.Unicode.GetBytes("{}"), " json-malformed"),
            new("another media type", HttpMethod.Post, Skills, HttpStatusCode.UnsupportedMediaType)
            {
                Body = Utf8(Example.Skill),
                MediaType = "text/plain",
                Code = "unsupported-media-type",
            },
        ];

    private static IEnumerable<BadInput> AsShape() =>
        [
            Shape("a number for a text", Skills, Example.Skill, b => b["key"] = 7, "/key value-wrong-type"),
            Shape(
                "a text for a list",
                Skills,
                Example.Skill,
                b => b["externalIds"] = "Q1",
                "/externalIds value-wrong-type"
            ),
            Shape("a text for a map", Skills, Example.Skill, b => b["labels"] = "SQL", "/labels value-wrong-type"),
            Shape("an unknown member", Skills, Example.Skill, b => b["nmae"] = "SQL", "/nmae member-unknown"),
            Shape(
                "a member in another case",
                Skills,
                Example.Skill,
                b => b["Kind"] = "language",
                "/Kind member-unknown"
            ),
            Shape("a missing member", Skills, Example.Skill, b => b.AsObject().Remove("kind"), "/kind member-missing"),
            Shape("null for a member", Skills, Example.Skill, b => b["labels"] = null, "/labels value-null"),
            Shape("an integer for an enum", Skills, Example.Skill, b => b["kind"] = 2, "/kind value-wrong-type"),
            Shape("a C# name for an enum", Skills, Example.Skill, b => b["kind"] = "Technology", "/kind value-unknown"),
            Shape(
                "a fraction for a whole number",
                Postings,
                Example.Posting,
                b => b["openings"] = 1.5,
                "/openings value-wrong-type"
            ),
            Shape(
                "a number out of range",
                Postings,
                Example.Posting,
                b => b["openings"] = 99_999_999_999,
                "/openings value-wrong-type"
            ),
            Shape(
                "a date that does not exist",
                Postings,
                Example.Posting,
                b => b["validity"]!["validThrough"] = "2027-02-30",
                "/validity/validThrough value-wrong-type"
            ),
            Shape(
                "a time for a date",
                Postings,
                Example.Posting,
                b => b["validity"]!["validThrough"] = "2027-02-28T00:00:00Z",
                "/validity/validThrough value-wrong-type"
            ),
            Shape(
                "several wrong shapes at once",
                Skills,
                Example.Skill,
                b =>
                {
                    b["kind"] = 2;
                    b["nmae"] = "SQL";
                    b.AsObject().Remove("key");
                },
                "/kind value-wrong-type",
                "/nmae member-unknown",
                "/key member-missing"
            ),
        ];

    private static IEnumerable<BadInput> AgainstRules() =>
        [
            Rule("a key that is no slug", Skills, Example.Skill, b => b["key"] = "C++", "/key key-invalid"),
            Rule(
                "a key that could be an id",
                Skills,
                Example.Skill,
                b => b["key"] = "0198f2c4-5a3b-7c1d-9e2f-0123456789ab",
                "/key key-invalid"
            ),
            Rule(
                "a label that is too long",
                Skills,
                Example.Skill,
                b => b["labels"]!["en"] = new string('x', 121),
                "/labels/en text-too-long"
            ),
            Rule("a blank label", Skills, Example.Skill, b => b["labels"]!["en"] = " \u00a0", "/labels/en text-empty"),
            Rule(
                "a control character",
                Skills,
                Example.Skill,
                b => b["labels"]!["en"] = "SQL\u001b[2J",
                "/labels/en text-control-character"
            ),
            Rule(
                "a character that is none",
                Skills,
                Example.Skill,
                b => b["labels"]!["en"] = "SQL\ufffe",
                "/labels/en text-malformed"
            ),
            Rule(
                "a bad language tag",
                Skills,
                Example.Skill,
                b => b["labels"]!["english"] = "SQL",
                "/labels/english language-tag-invalid"
            ),
            Rule(
                "a bad source language",
                Skills,
                Example.Skill,
                b => b["sourceLanguage"] = "?",
                "/sourceLanguage language-tag-invalid"
            ),
            Rule(
                "no text in the source language",
                Skills,
                Example.Skill,
                b => b["sourceLanguage"] = "fr",
                "/description source-language-missing",
                "/labels source-language-missing"
            ),
            Rule("a null text", Skills, Example.Skill, b => b["labels"]!["en"] = null, "/labels/en text-empty"),
            Rule(
                "null aliases of a language",
                Skills,
                Example.Skill,
                b => b["aliases"]!["en"] = null,
                "/aliases/en null"
            ),
            Rule(
                "a null alias",
                Skills,
                Example.Skill,
                b => b["aliases"]!["en"]!.AsArray().Add(null),
                "/aliases/en/2 text-empty"
            ),
            Rule(
                "a null external id",
                Skills,
                Example.Skill,
                b => b["externalIds"]!.AsArray().Add(null),
                "/externalIds/1 null"
            ),
            Rule(
                "the same external id twice",
                Skills,
                Example.Skill,
                b => b["externalIds"]!.AsArray().Add(b["externalIds"]![0]!.DeepClone()),
                "/externalIds external-id-repeated"
            ),
            Rule(
                "levels out of order",
                Scales,
                Example.Scale,
                b => b["levels"]![2]!["rank"] = 2,
                "/levels/2/rank level-rank-order"
            ),
            Rule("a null level", Scales, Example.Scale, b => b["levels"]![1] = null, "/levels/1 null"),
            Rule(
                "an unknown skill",
                Profiles,
                Profile,
                b => Requirement(b)["skills"]![0] = "postgres",
                "/requirementGroups/0/requirements/0/skills/0 skill-unknown"
            ),
            Rule(
                "a null skill",
                Profiles,
                Profile,
                b => Requirement(b)["skills"]![0] = null,
                "/requirementGroups/0/requirements/0/skills/0 null"
            ),
            Rule(
                "an unknown scale",
                Profiles,
                Profile,
                b => Requirement(b)["scale"] = "craft",
                "/requirementGroups/0/requirements/0/scale proficiency-scale-unknown"
            ),
            Rule(
                "an unknown level",
                Profiles,
                Profile,
                b => Requirement(b)["minimumLevel"] = "b2",
                "/requirementGroups/0/requirements/0/minimumLevel level-unknown"
            ),
            Rule(
                "an id of an item that is no UUID",
                Profiles,
                Profile,
                b => Requirement(b)["id"] = "1",
                "/requirementGroups/0/requirements/0/id id-invalid"
            ),
            Rule("an id given on creation", Profiles, Profile, b => b["id"] = Guid.Empty.ToString(), "/id read-only"),
            Rule(
                "a salary minimum above the maximum",
                Postings,
                Example.Posting,
                b => b["salaryRanges"]![0]!["minimum"] = 99_000_000,
                "/salaryRanges/0/minimum salary-order"
            ),
            Rule(
                "a fraction of a hundredth",
                Postings,
                Example.Posting,
                b => b["salaryRanges"]![0]!["minimum"] = 0.001,
                "/salaryRanges/0/minimum amount-invalid"
            ),
            Rule(
                "an unknown currency",
                Postings,
                Example.Posting,
                b => b["salaryRanges"]![0]!["currency"] = "RP",
                "/salaryRanges/0/currency currency-unknown"
            ),
            Rule(
                "an unknown country",
                Postings,
                Example.Posting,
                b => b["locations"]![0]!["country"] = "Indonesia",
                "/locations/0/country country-unknown"
            ),
            Rule(
                "an unknown time zone",
                Postings,
                Example.Posting,
                b => b["validity"]!["timeZone"] = "Asia/Batavia",
                "/validity/timeZone time-zone-unknown"
            ),
            Rule(
                "an address that is not of the web",
                Postings,
                Example.Posting,
                b => b["application"]!["url"] = "javascript:alert(1)",
                "/application/url url-invalid"
            ),
            Rule(
                "an address that is too long once it is escaped",
                Postings,
                Example.Posting,
                b => b["application"]!["url"] = "https://company.example/" + new string('é', 1_000),
                "/application/url url-invalid"
            ),
            Rule("a null location", Postings, Example.Posting, b => b["locations"]![0] = null, "/locations/0 null"),
            Rule("no opening", Postings, Example.Posting, b => b["openings"] = 0, "/openings out-of-range"),
            Rule(
                "an unknown profile",
                Postings,
                Example.Posting,
                b => b["profile"]!["key"] = "frontend-developer",
                "/profile skill-profile-unknown"
            ),
            Rule(
                "an unknown revision",
                Postings,
                Example.Posting,
                b => b["profile"]!["revision"] = 2,
                "/profile/revision revision-unknown"
            ),
            Rule(
                "a value of the wrong type for a placeholder",
                Postings,
                Example.Posting,
                b => b["placeholderValues"]!["team-name"] = 7,
                "/placeholderValues/team-name placeholder-value-type"
            ),
            Rule(
                "a value of no placeholder",
                Postings,
                Example.Posting,
                b => b["placeholderValues"]!["team"] = "Payments",
                "/placeholderValues/team placeholder-undeclared"
            ),
            Rule(
                "several broken rules at once",
                Postings,
                Example.Posting,
                b =>
                {
                    b["salaryRanges"]![0]!["currency"] = "RP";
                    b["locations"]![0]!["country"] = "Indonesia";
                    b["validity"]!["timeZone"] = "WIB";
                    b["openings"] = 0;
                    b["title"] = new JsonObject { ["?"] = "x" };
                },
                "/title/? language-tag-invalid",
                "/locations/0/country country-unknown",
                "/salaryRanges/0/currency currency-unknown",
                "/openings out-of-range",
                "/validity/timeZone time-zone-unknown"
            ),
        ];

    private static IEnumerable<BadInput> AgainstTheStore() =>
        [
            Conflict("a taken key", Skills, OtherSkill(b => b["key"] = "postgresql"), "/key key-taken"),
            Conflict(
                "a taken label",
                Skills,
                OtherSkill(b => b["labels"]!["en"] = "  POSTGRESQL "),
                "/labels/en skill-name-taken"
            ),
            Conflict(
                "an alias that is another's label",
                Skills,
                OtherSkill(b => b["aliases"] = new JsonObject { ["en"] = new JsonArray("pgSQL") }),
                "/aliases/en skill-name-taken"
            ),
            Conflict(
                "a taken external id",
                Skills,
                OtherSkill(b => b["externalIds"] = Example.Skill["externalIds"]!.DeepClone()),
                "/externalIds external-id-taken"
            ),
            Conflict(
                "the key of another profile",
                Profiles,
                Example.Profile.With(b => b.AsObject().Remove("externalIds")),
                "/key key-taken"
            ),
            Conflict("the id of another scale", Scales, Example.Scale.With(b => b["id"] = "cefr"), "/id key-taken"),
            Conflict("the external id of another posting", Postings, Example.Posting, "/externalIds external-id-taken"),
            new("a change of a key", HttpMethod.Put, $"{Profiles}/backend-developer/draft", Unprocessable)
            {
                Body = Utf8(Example.Profile.With(b => b["key"] = "backend")),
                IfMatch = "\"1\"",
                Errors = ["/key read-only"],
            },
            new("a change of a read-only id", HttpMethod.Put, Draft, Unprocessable)
            {
                Body = Utf8(Example.Posting.With(b => b["id"] = Guid.Empty.ToString())),
                IfMatch = "{tag}",
                Errors = ["/id read-only"],
            },
            new(
                "closing what is not published",
                HttpMethod.Post,
                $"{Postings}/{{posting}}/close",
                HttpStatusCode.Conflict
            )
            {
                Body = Utf8(Example.Closing),
                IfMatch = "{tag}",
                Errors = [" job-posting-status"],
            },
            new(
                "publishing what has not changed",
                HttpMethod.Post,
                $"{Profiles}/backend-developer/publish",
                HttpStatusCode.Conflict
            )
            {
                IfMatch = "\"1\"",
                Errors = [" nothing-to-publish"],
            },
            new("an e-mail address that is none", HttpMethod.Put, $"{Postings}/{{posting}}/contact", Unprocessable)
            {
                Body = Utf8(new JsonObject { ["email"] = "Recruiting <recruiting@company.example>" }),
                IfMatch = "\"0\"",
                Errors = ["/email email-invalid"],
            },
        ];

    private static IEnumerable<BadInput> AsPreconditions() =>
        [
            Precondition("a missing If-Match", null, HttpStatusCode.PreconditionRequired, "if-match-missing"),
            Precondition("a stale If-Match", "\"99\"", HttpStatusCode.PreconditionFailed, "version-stale"),
            Precondition("an If-Match without quotes", "1", HttpStatusCode.BadRequest, "if-match-malformed"),
            Precondition("an If-Match of another service", "\"abc\"", HttpStatusCode.BadRequest, "if-match-malformed"),
            Precondition("a weak If-Match", "W/\"1\"", HttpStatusCode.BadRequest, "if-match-weak"),
            Precondition("an If-Match of all", "*", HttpStatusCode.BadRequest, "if-match-any"),
            Precondition("an If-Match of several", "\"1\", \"2\"", HttpStatusCode.BadRequest, "if-match-several"),
        ];

    private static IEnumerable<BadInput> AsAddresses() =>
        [
            Address("a cursor of another list", $"{Skills}?cursor={{profiles}}", "?cursor cursor-list"),
            Address(
                "a cursor of other filters",
                $"{Profiles}?seniority=mid&cursor={{profiles}}",
                "?cursor cursor-filters"
            ),
            Address("a damaged cursor", $"{Profiles}?cursor=abc", "?cursor cursor-malformed"),
            Address("an unknown parameter", $"{Postings}?staus=draft", "?staus parameter-unknown"),
            Address("an unknown word", $"{Postings}?status=gone", "?status parameter-invalid"),
            Address("a page that is too large", $"{Postings}?limit=101", "?limit parameter-invalid"),
            Address("a parameter given twice", $"{Postings}?limit=1&limit=2", "?limit parameter-repeated"),
            Address("a name that is too long", $"{Skills}?name={new string('x', 121)}", "?name maximum-length"),
            Address("a name with a character that is none", $"{Skills}?name=%EF%BF%BE", "?name text-malformed"),
            Address("a language that is none", $"{Skills}?lang=english", "?lang parameter-invalid"),
            NotFound("an id that is not a UUID", $"{Postings}/17", "job-posting-not-found"),
            NotFound("an id of nothing", $"{Postings}/{Guid.Empty}/draft", "job-posting-not-found"),
            NotFound("a revision that is no number", $"{Profiles}/backend-developer/revisions/last", "not-found"),
            NotFound("a revision that is not there", $"{Profiles}/backend-developer/revisions/2", "revision-not-found"),
            NotFound("an edition that is not there", $"{Postings}/{{posting}}/editions/1", "edition-not-found"),
        ];

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
