using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using RoleCatalog.Contracts;

namespace RoleCatalog.Api.Changes.Contract;

/// <summary>
/// JSON Schemas of the contracts, by the metadata that they are written with. They are open: members come to be, so those that
/// a consumer does not know are no error. What is null is left out of events, so nothing is.
/// </summary>
/// <param name="docs">Descriptions.</param>
/// <param name="definitions">What a reference to another contract begins with.</param>
internal sealed class ContractSchemas(ContractDocs docs, string definitions)
{
    private readonly SortedDictionary<string, JsonObject> referenced = new(StringComparer.Ordinal);

    /// <summary>The contracts that the schemas made so far refer to.</summary>
    public JsonObject Definitions =>
        new(referenced.Select(each => KeyValuePair.Create(each.Key, (JsonNode?)each.Value.DeepClone())));

    /// <summary>The schema of a contract.</summary>
    public JsonObject Of(Type contract) => Members(ContractsJson.Readable.Options.GetTypeInfo(contract));

    /// <summary>A reference to a contract's schema, which is then among the definitions.</summary>
    public JsonObject Reference(Type contract)
    {
        if (!referenced.ContainsKey(contract.Name))
        {
            // Known before it is made, as it may refer to itself.
            referenced[contract.Name] = [];
            referenced[contract.Name] = contract == typeof(LocalizedText) ? Text(contract) : Of(contract);
        }

        return new JsonObject { ["$ref"] = $"{definitions}{contract.Name}" };
    }

    private JsonObject Members(JsonTypeInfo contract)
    {
        var (properties, required) = (new JsonObject(), new JsonArray());
        foreach (var member in contract.Properties)
        {
            var declared = (PropertyInfo)member.AttributeProvider!;
            if (!MemberTerms.IsInEvents(contract.Type, declared.Name))
            {
                continue;
            }

            var schema = Of(ContractsJson.Readable.Options.GetTypeInfo(member.PropertyType));
            MemberTerms.Describe(schema, contract.Type, declared.Name);
            schema["description"] = docs.Of(declared);
            properties[member.Name] = schema;
            if (IsAlwaysThere(member) || schema.ContainsKey("const"))
            {
                required.Add(member.Name);
            }
        }

        return new JsonObject
        {
            ["description"] = docs.Of(contract.Type),
            ["type"] = "object",
            ["properties"] = properties,
            ["required"] = required,
        };
    }

    private JsonObject Of(JsonTypeInfo value)
    {
        var type = Nullable.GetUnderlyingType(value.Type) ?? value.Type;
        return value.Kind switch
        {
            JsonTypeInfoKind.Object => Reference(type),
            JsonTypeInfoKind.Enumerable => new JsonObject { ["type"] = "array", ["items"] = Of(ElementOf(value)) },
            JsonTypeInfoKind.Dictionary => new JsonObject
            {
                ["type"] = "object",
                ["additionalProperties"] = Of(ElementOf(value)),
            },
            _ when type == typeof(LocalizedText) => Reference(type),
            _ when type == typeof(string) => Simple("string"),
            _ when type == typeof(bool) => Simple("boolean"),
            _ when type == typeof(int) => Simple("integer"),
            _ when type == typeof(decimal) => Simple("number"),
            _ when type == typeof(DateTimeOffset) => Simple("string", "date-time"),
            _ when type == typeof(DateOnly) => Simple("string", "date"),
            // The state, of which the type of the event says what it is.
            _ when type == typeof(JsonElement) => Simple("object"),
            _ => throw new NotSupportedException($"A {type} in the contracts."),
        };
    }

    // A member that came later is not in older events: it has a default.
    private static bool IsAlwaysThere(JsonPropertyInfo member) =>
        member.IsRequired
        || !member.IsGetNullable
            && member.AssociatedParameter is { IsMemberInitializer: false, HasDefaultValue: false };

    private static JsonTypeInfo ElementOf(JsonTypeInfo list) =>
        ContractsJson.Readable.Options.GetTypeInfo(list.ElementType!);

    private JsonObject Text(Type contract) =>
        new()
        {
            ["description"] = docs.Of(contract),
            ["type"] = "object",
            ["additionalProperties"] = Simple("string"),
        };

    private static JsonObject Simple(string type, string? format = null)
    {
        var schema = new JsonObject { ["type"] = type };
        if (format is not null)
        {
            schema["format"] = format;
        }

        return schema;
    }
}
