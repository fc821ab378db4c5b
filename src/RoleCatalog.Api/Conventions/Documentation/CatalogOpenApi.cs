using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using RoleCatalog.Api.Security;

namespace RoleCatalog.Api.Conventions.Documentation;

internal static class CatalogOpenApi
{
    public const string Address = "/openapi/v1.json";

    private const string Name = "v1";

    public static void AddCatalogOpenApi(this IServiceCollection services)
    {
        services.AddOpenApi(
            Name,
            options =>
            {
                options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
                options.ShouldInclude = description => !HttpMethods.IsHead(description.HttpMethod ?? "");
                options.AddDocumentTransformer<CatalogDocument>();
                options.AddSchemaTransformer((schema, context, _) => WireSchemas.Describe(schema, context));
                options.AddSchemaTransformer((schema, context, _) => Examples.DescribeProblem(schema, context));
                options.AddOperationTransformer((operation, context, _) => ParameterDocs.Describe(operation, context));
                options.AddOperationTransformer((operation, context, _) => ResponseDocs.Describe(operation, context));
                options.AddOperationTransformer((operation, context, _) => Examples.Describe(operation, context));
                options.AddOperationTransformer((operation, context, _) => SecurityDocs.Describe(operation, context));
            }
        );
        services.AddSingleton(provider => new Document(provider));
    }

    public static void MapCatalogOpenApi(this IEndpointRouteBuilder routes) =>
        routes
            .MapMethods(
                Address,
                [HttpMethods.Get, HttpMethods.Head],
                async (Document document, HttpContext context) => (await document.Read()).Answer(context)
            )
            .IsOpen()
            .ExcludeFromDescription();

    /// <summary>Made once, on demand: the endpoints do not change while the service runs.</summary>
    private sealed class Document(IServiceProvider services)
    {
        private readonly Lazy<Task<PreparedDocument>> made = new(() => Make(services));

        public Task<PreparedDocument> Read() => made.Value;

        private static async Task<PreparedDocument> Make(IServiceProvider services)
        {
            var document = await services
                .GetRequiredKeyedService<IOpenApiDocumentProvider>(Name)
                .GetOpenApiDocumentAsync();
            using var buffer = new MemoryStream();
            await document.SerializeAsJsonAsync(buffer, OpenApiSpecVersion.OpenApi3_1);
            return new PreparedDocument(buffer.ToArray(), "application/json");
        }
    }
}
