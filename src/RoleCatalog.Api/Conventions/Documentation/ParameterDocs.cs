using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using RoleCatalog.Api.Conventions.Parameters;

namespace RoleCatalog.Api.Conventions.Documentation;

/// <summary>Documents the parameters that an endpoint takes as the wire knows them.</summary>
internal static class ParameterDocs
{
    public static Task Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        foreach (var notTaken in metadata.OfType<ParameterNotTaken>())
        {
            operation.Parameters = operation.Parameters?.Where(each => !IsNamed(each, notTaken.Name)).ToList();
        }

        var contract = metadata.OfType<RequestContract>().LastOrDefault();
        foreach (var parameter in contract?.Parameters ?? [])
        {
            operation.Parameters ??= [];
            Describe(operation.Parameters, parameter);
        }

        return Task.CompletedTask;
    }

    private static void Describe(IList<IOpenApiParameter> documented, RequestParameter parameter)
    {
        var known = documented
            .OfType<OpenApiParameter>()
            .FirstOrDefault(each => each.In == parameter.In && IsNamed(each, parameter.Name));
        if (known is null)
        {
            known = new OpenApiParameter { In = parameter.In, Required = parameter.Required };
            documented.Add(known);
        }

        known.Name = parameter.Name;
        known.Description ??= parameter.Description;
        known.Schema = parameter.Schema?.Invoke() ?? known.Schema;
        if (parameter.Words.Count > 0)
        {
            var choice = new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                Enum = WireSchemas.WordNodes(parameter.Words),
            };
            known.Schema = parameter.Many ? new OpenApiSchema { Type = JsonSchemaType.Array, Items = choice } : choice;
        }

        if (parameter.Many && known.Schema is OpenApiSchema { Type: JsonSchemaType.Array } list)
        {
            list.MaxItems = ParameterChecks.MaxValues;
            // The framework knows of one value that it is read from a text, not of several.
            list.Items =
                list.Items is OpenApiSchemaReference ? new OpenApiSchema { Type = JsonSchemaType.String } : list.Items;
        }
    }

    // Members of [AsParameters] records begin with a capital.
    private static bool IsNamed(IOpenApiParameter parameter, string name) =>
        string.Equals(parameter.Name, name, StringComparison.OrdinalIgnoreCase);
}
