using System.Text.Json.Nodes;
using RoleCatalog.ApiTests.Changes.Contract;

namespace RoleCatalog.ApiTests;

/// <summary>
/// What clients lean on in an OpenAPI document, in the form that contracts are compared in: each operation is an object whose members are
/// what it takes, or what it answers when all goes well.
/// </summary>
internal static class ClientContract
{
    public static IEnumerable<string> Breaks(JsonNode before, JsonNode after) =>
        BreakingDifference
            .Between(Requests(before), Requests(after), SchemaUse.Request)
            .Concat(BreakingDifference.Between(Answers(before), Answers(after), SchemaUse.Answer));

    private static JsonObject Requests(JsonNode document) =>
        Contract(document, operation => Request(document, operation));

    private static JsonObject Answers(JsonNode document) =>
        Contract(document, operation => Answer(document, operation));

    private static JsonObject Contract(JsonNode document, Func<JsonNode, JsonObject> part)
    {
        var operations = document["paths"]!
            .AsObject()
            .SelectMany(path =>
                path.Value!.AsObject()
                    .Select(method => KeyValuePair.Create($"{method.Key} {path.Key}", (JsonNode?)part(method.Value!)))
            );
        var contract = new JsonObject { ["properties"] = new JsonObject(operations) };
        var schemas = new JsonObject();
        var waiting = new Queue<JsonNode>([contract]);
        while (waiting.TryDequeue(out var next))
        {
            foreach (var name in Referred(next).Where(name => !schemas.ContainsKey(name)))
            {
                schemas[name] = document["components"]!["schemas"]![name]!.DeepClone();
                waiting.Enqueue(schemas[name]!);
            }
        }

        contract["schemas"] = schemas;
        return contract;
    }

    private static JsonObject Request(JsonNode document, JsonNode operation)
    {
        var parameters = operation["parameters"]?.AsArray() ?? [];
        var required = parameters.Where(parameter => parameter!["required"]?.GetValue<bool>() == true).Select(Name);
        var members = parameters.SelectMany(Parameter);
        return new JsonObject
        {
            ["operationId"] = operation["operationId"]!.DeepClone(),
            ["properties"] = new JsonObject([
                .. members,
                KeyValuePair.Create("body", (JsonNode?)Content(document, operation["requestBody"])),
            ]),
            ["required"] = new JsonArray([.. required.Select(name => (JsonNode?)name)]),
        };
    }

    private static JsonObject Answer(JsonNode document, JsonNode operation) =>
        new()
        {
            ["properties"] = new JsonObject(
                operation["responses"]!
                    .AsObject()
                    .Where(response => response.Key[0] == '2')
                    .Select(response => KeyValuePair.Create(response.Key, (JsonNode?)Content(document, response.Value)))
            ),
        };

    // Whoever gave one value of a parameter gives it still where several may be given.
    private static IEnumerable<KeyValuePair<string, JsonNode?>> Parameter(JsonNode? parameter)
    {
        var schema = parameter!["schema"];
        var isMany = (schema?["type"] as JsonValue)?.ToString() == "array";
        yield return KeyValuePair.Create(Name(parameter), (isMany ? schema!["items"] : schema)?.DeepClone());
        if (isMany)
        {
            yield return KeyValuePair.Create($"{Name(parameter)}, repeated", (JsonNode?)new JsonObject());
        }
    }

    private static JsonObject Content(JsonNode document, JsonNode? body) =>
        new()
        {
            ["properties"] = new JsonObject(
                (body?["content"]?.AsObject() ?? []).Select(each =>
                    KeyValuePair.Create(each.Key, Resolved(document, each.Value!["schema"])?.DeepClone())
                )
            ),
        };

    // How a whole answer is called in the document is no part of it.
    private static JsonNode? Resolved(JsonNode document, JsonNode? schema) =>
        schema?["$ref"]?.GetValue<string>() is { } name
            ? document["components"]!["schemas"]![name.Split('/')[^1]]
            : schema;

    private static string Name(JsonNode? parameter) => $"{parameter!["in"]}:{parameter["name"]}";

    private static IEnumerable<string> Referred(JsonNode? node) =>
        node switch
        {
            JsonObject schema => schema.SelectMany(each =>
                each.Key == "$ref" ? [each.Value!.GetValue<string>().Split('/')[^1]] : Referred(each.Value)
            ),
            JsonArray list => list.SelectMany(Referred),
            _ => [],
        };
}
