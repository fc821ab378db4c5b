using System.Text.Json.Nodes;
using FluentAssertions;
using NUnit.Framework;

namespace RoleCatalog.ApiTests.Changes.Contract;

/// <summary>An offender for each rule of how contracts grow, made of a contract as it is.</summary>
internal sealed class BreakingDifferences
{
    private const string Schema = """
        {
          "$id": "http://localhost:5080/schemas/rolecatalog.job-posting.published.v1.json",
          "description": "A posting is open.",
          "type": "object",
          "properties": {
            "state": { "$ref": "#/$defs/State", "description": "The state." },
            "changedFields": { "type": "array", "items": { "type": "string" } }
          },
          "required": ["changedFields", "state"],
          "$defs": {
            "State": {
              "type": "object",
              "properties": {
                "id": { "type": "string", "format": "uuid" },
                "status": { "type": "string", "enum": ["published", "closed"] },
                "openings": { "type": "integer" },
                "note": { "type": ["string", "null"] },
                "code": { "type": "string", "minLength": 2, "maxLength": 10 },
                "labels": { "type": "object", "additionalProperties": { "type": "string" } }
              },
              "required": ["id", "status"]
            },
            "Other": { "type": "object" }
          }
        }
        """;

    [TestCaseSource(nameof(Offenders))]
    public void Are_found(Action<JsonObject, JsonObject> change, string message) =>
        BreakingDifference
            .Between(JsonNode.Parse(Schema)!, Changed(change))
            .Should()
            .ContainSingle()
            .Which.Should()
            .Match(message);

    [TestCaseSource(nameof(Growth))]
    public void Are_not_what_grows(Action<JsonObject, JsonObject> change) =>
        BreakingDifference.Between(JsonNode.Parse(Schema)!, Changed(change)).Should().BeEmpty();

    [TestCaseSource(nameof(Loosened))]
    public void Are_not_what_a_request_may_leave_out_or_exceed_now(Action<JsonObject, JsonObject> change)
    {
        var (before, after) = (JsonNode.Parse(Schema)!, Changed(change));

        BreakingDifference.Between(before, after, SchemaUse.Request).Should().BeEmpty();
        BreakingDifference.Between(after, before, SchemaUse.Request).Should().ContainSingle();
        BreakingDifference.Between(before, after, SchemaUse.Answer).Should().ContainSingle();
    }

    [Test]
    public void Are_not_what_an_answer_always_has_now()
    {
        var (before, after) = (JsonNode.Parse(Schema)!, Changed((root, _) => Required(root).Add("openings")));

        BreakingDifference.Between(before, after, SchemaUse.Answer).Should().BeEmpty();
        BreakingDifference.Between(after, before, SchemaUse.Answer).Should().ContainSingle();
        BreakingDifference.Between(before, after, SchemaUse.Request).Should().ContainSingle();
    }

    private static IEnumerable<TestCaseData> Loosened()
    {
        yield return Case("a member that may be missing now", (root, _) => Required(root).RemoveAt(0));
        yield return Case("a format that is gone", (_, members) => members["id"]!.AsObject().Remove("format"));
        yield return Case("a limit that is raised", (_, members) => members["code"]!["maxLength"] = 20);
        yield return Case("a limit that is lowered", (_, members) => members["code"]!["minLength"] = 1);
    }

    private static IEnumerable<TestCaseData> Offenders()
    {
        yield return Case(
            "a member that is removed",
            (_, members) => members.Remove("openings"),
            "/State/openings is gone"
        );
        yield return Case(
            "a member that is renamed",
            (_, members) =>
            {
                members["places"] = members["openings"]!.DeepClone();
                members.Remove("openings");
            },
            "/State/openings is gone"
        );
        yield return Case(
            "a member of another type",
            (_, members) => members["openings"]!["type"] = "string",
            "/State/openings/type was \"integer\" and is \"string\""
        );
        yield return Case(
            "a list of something else",
            (root, _) => root["properties"]!["changedFields"]!["items"]!["type"] = "object",
            "/changedFields/items/type was *"
        );
        yield return Case(
            "a map of something else",
            (_, members) => members["labels"]!["additionalProperties"]!["type"] = "integer",
            "/State/labels/additionalProperties/type was *"
        );
        yield return Case(
            "another contract in its place",
            (root, _) => root["properties"]!["state"]!["$ref"] = "#/$defs/Other",
            "/state/$ref was *"
        );
        yield return Case(
            "a contract that is removed",
            (root, _) => root["$defs"]!.AsObject().Remove("Other"),
            "/Other is gone"
        );
        yield return Case(
            "a member that is newly required",
            (root, _) => Required(root).Add("openings"),
            "/State/openings is newly required*"
        );
        yield return Case(
            "a new member that is required",
            (root, members) =>
            {
                members["team"] = new JsonObject { ["type"] = "string" };
                Required(root).Add("team");
            },
            "/State/team is newly required*"
        );
        yield return Case(
            "a member that may be missing now",
            (root, _) => Required(root).RemoveAt(0),
            "/State/id is no longer required"
        );
        yield return Case(
            "a word that is removed",
            (_, members) => members["status"]!["enum"]!.AsArray().RemoveAt(1),
            "/State/status is no longer 'closed'"
        );
        yield return Case(
            "words where there were none",
            (_, members) => members["openings"]!["enum"] = new JsonArray(1, 2),
            "/State/openings is narrowed by enum *"
        );
        yield return Case(
            "words that are open now",
            (_, members) => members["status"]!.AsObject().Remove("enum"),
            "/State/status has no enum any more*"
        );
        yield return Case("another format", (_, members) => members["id"]!["format"] = "uri", "/State/id/format was *");
        yield return Case(
            "a format where there was none",
            (_, members) => members["note"]!["format"] = "date",
            "/State/note is narrowed by format *"
        );
        yield return Case(
            "a format that is gone",
            (_, members) => members["id"]!.AsObject().Remove("format"),
            "/State/id has no format any more*"
        );
        yield return Case(
            "no null any more",
            (_, members) => members["note"]!["type"] = "string",
            "/State/note/type was *"
        );
        yield return Case(
            "null where there was none",
            (_, members) => members["openings"]!["type"] = new JsonArray("integer", "null"),
            "/State/openings/type was *"
        );
        yield return Case(
            "a limit",
            (_, members) => members["openings"]!["maximum"] = 10,
            "/State/openings is narrowed by maximum 10"
        );
        yield return Case(
            "members that are closed",
            (root, _) => root["$defs"]!["State"]!["additionalProperties"] = false,
            "/State is narrowed by additionalProperties false"
        );
        yield return Case("another address", (root, _) => root["$id"] = "http://localhost:5080/x.json", "/$id was *");
    }

    private static IEnumerable<TestCaseData> Growth()
    {
        yield return Case("nothing", (_, _) => { });
        yield return Case("a member", (_, members) => members["team"] = new JsonObject { ["type"] = "string" });
        yield return Case("a word", (_, members) => members["status"]!["enum"]!.AsArray().Add("suspended"));
        yield return Case("a contract", (root, _) => root["$defs"]!["Team"] = new JsonObject { ["type"] = "object" });
        yield return Case(
            "descriptions",
            (root, members) => (root["description"], members["id"]!["description"]) = ("Else.", "UUID")
        );
        yield return Case(
            "another order of what is required",
            (root, _) => root["$defs"]!["State"]!["required"] = new JsonArray("status", "id")
        );
    }

    private static TestCaseData Case(string name, Action<JsonObject, JsonObject> change, string message) =>
        new TestCaseData(change, message).SetArgDisplayNames(name);

    private static TestCaseData Case(string name, Action<JsonObject, JsonObject> change) =>
        new TestCaseData(change).SetArgDisplayNames(name);

    private static JsonArray Required(JsonObject root) => root["$defs"]!["State"]!["required"]!.AsArray();

    private static JsonObject Changed(Action<JsonObject, JsonObject> change)
    {
        var schema = JsonNode.Parse(Schema)!.AsObject();
        change(schema, schema["$defs"]!["State"]!["properties"]!.AsObject());
        return schema;
    }
}
