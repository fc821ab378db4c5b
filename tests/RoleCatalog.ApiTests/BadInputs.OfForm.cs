using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace RoleCatalog.ApiTests;

/// <summary>Bodies that are no JSON, or of another shape.</summary>
internal static partial class BadInputs
{
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
}
