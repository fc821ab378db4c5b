using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using RoleCatalog.Api.Conventions.Json;

namespace RoleCatalog.Api.Conventions.Documentation;

/// <summary>Describes what our own converters write, which the framework cannot look into.</summary>
internal static class WireSchemas
{
    public static Task Describe(OpenApiSchema schema, OpenApiSchemaTransformerContext context)
    {
        var declared = context.JsonTypeInfo.Type;
        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        if (type.IsEnum)
        {
            schema.Type = JsonSchemaType.String;
            schema.Enum = WordNodes(KebabCase.WordsOf(type));
        }
        else if (type == typeof(DateTimeOffset))
        {
            schema.Type = declared == type ? JsonSchemaType.String : JsonSchemaType.String | JsonSchemaType.Null;
            schema.Format = "date-time";
        }

        return Task.CompletedTask;
    }

    public static IList<JsonNode> WordNodes(IEnumerable<string> words) =>
        [.. words.Select(word => (JsonNode)JsonValue.Create(word))];
}
