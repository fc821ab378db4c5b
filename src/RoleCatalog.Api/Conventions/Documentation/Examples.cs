using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using RoleCatalog.Api.Conventions.Problems;

namespace RoleCatalog.Api.Conventions.Documentation;

/// <summary>Examples are files, Examples/{name}.request.json and Examples/{name}.response.json, so that tests can send them.</summary>
internal static class Examples
{
    private static readonly JsonNode? ProblemExample = Read("problem.response.json");

    public static TBuilder WithExample<TBuilder>(this TBuilder builder, string name)
        where TBuilder : IEndpointConventionBuilder
    {
        var example = new Example(Read($"{name}.request.json"), Read($"{name}.response.json"));
        return example is { Request: null, Response: null }
            ? throw new InvalidOperationException($"There is no Examples/{name}.request.json nor {name}.response.json.")
            : builder.WithMetadata(example);
    }

    public static Task Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var example = context.Description.ActionDescriptor.EndpointMetadata.OfType<Example>().LastOrDefault();
        Attach(operation.RequestBody?.Content, "application/json", example?.Request);
        foreach (var (code, response) in operation.Responses ?? [])
        {
            Attach(response.Content, "application/json", code.StartsWith('2') ? example?.Response : null);
        }

        return Task.CompletedTask;
    }

    /// <summary>Shown once, with the schema: each operation answers problems.</summary>
    public static Task DescribeProblem(OpenApiSchema schema, OpenApiSchemaTransformerContext context)
    {
        if (context.JsonTypeInfo.Type == typeof(Problem) && ProblemExample is not null)
        {
            schema.Examples = [ProblemExample.DeepClone()];
        }

        return Task.CompletedTask;
    }

    private static void Attach(IDictionary<string, OpenApiMediaType>? content, string mediaType, JsonNode? example)
    {
        if (example is not null && content is not null && content.TryGetValue(mediaType, out var documented))
        {
            documented.Example = example.DeepClone();
        }
    }

    private static JsonNode? Read(string file)
    {
        using var stream = typeof(Examples).Assembly.GetManifestResourceStream($"Examples/{file}");
        return stream is null ? null : JsonNode.Parse(stream);
    }

    private sealed record Example(JsonNode? Request, JsonNode? Response);
}
