using Microsoft.OpenApi;

namespace RoleCatalog.Api.Conventions.Documentation;

/// <summary>
/// Requests are closed and answers are open: a member that we do not know is refused, while answers may grow by members,
/// and leave out those that are null.
/// </summary>
internal static class ComponentSchemas
{
    public static void Settle(OpenApiDocument document)
    {
        var components = document.Components?.Schemas ?? new Dictionary<string, IOpenApiSchema>();
        var operations = document
            .Paths.Values.SelectMany(path => path.Operations ?? [])
            .Select(pair => pair.Value)
            .ToList();
        var sent = operations.SelectMany(operation => SchemasOf(operation.RequestBody?.Content));
        var answered = operations
            .SelectMany(operation => operation.Responses ?? [])
            .SelectMany(pair => SchemasOf(pair.Value.Content));
        var inRequests = Reachable(sent, components);
        var inAnswers = Reachable(answered, components);

        foreach (var (name, schema) in components.ToList())
        {
            if (!inRequests.Contains(name) && !inAnswers.Contains(name))
            {
                components.Remove(name);
            }
            else if (!inRequests.Contains(name) && schema is OpenApiSchema answer)
            {
                Open(answer);
            }
        }
    }

    private static void Open(OpenApiSchema answer)
    {
        answer.AdditionalPropertiesAllowed = true;
        answer.Required?.ExceptWith(
            (answer.Properties ?? new Dictionary<string, IOpenApiSchema>())
                .Where(member => member.Value.Type?.HasFlag(JsonSchemaType.Null) == true)
                .Select(member => member.Key)
        );
    }

    private static IEnumerable<IOpenApiSchema> SchemasOf(IDictionary<string, OpenApiMediaType>? content) =>
        content?.Values.Select(media => media.Schema).OfType<IOpenApiSchema>() ?? [];

    private static HashSet<string> Reachable(
        IEnumerable<IOpenApiSchema> roots,
        IDictionary<string, IOpenApiSchema> components
    )
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Stack<IOpenApiSchema>(roots);
        while (waiting.TryPop(out var schema))
        {
            var next =
                schema is not OpenApiSchemaReference { Reference.Id: { } id } ? PartsOf(schema)
                : reached.Add(id) && components.TryGetValue(id, out var named) ? PartsOf(named)
                : [];
            foreach (var part in next)
            {
                waiting.Push(part);
            }
        }

        return reached;
    }

    private static IEnumerable<IOpenApiSchema> PartsOf(IOpenApiSchema schema)
    {
        IEnumerable<IOpenApiSchema?> single = [schema.Items, schema.AdditionalProperties];
        return (schema.Properties ?? new Dictionary<string, IOpenApiSchema>())
            .Select(pair => pair.Value)
            .Concat(schema.AllOf ?? [])
            .Concat(schema.AnyOf ?? [])
            .Concat(schema.OneOf ?? [])
            .Concat(single.OfType<IOpenApiSchema>());
    }
}
