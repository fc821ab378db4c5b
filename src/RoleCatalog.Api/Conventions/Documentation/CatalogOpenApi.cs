using System.Security.Cryptography;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Net.Http.Headers;
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
                options.AddOperationTransformer((operation, context, _) => ParameterDocs.Describe(operation, context));
                options.AddOperationTransformer((operation, context, _) => ResponseDocs.Describe(operation, context));
                options.AddOperationTransformer((operation, context, _) => Examples.Describe(operation, context));
                options.AddOperationTransformer((operation, context, _) => SecurityDocs.Describe(operation, context));
            }
        );
        services.AddSingleton(provider => new DocumentBytes(provider));
    }

    public static void MapCatalogOpenApi(this IEndpointRouteBuilder routes) =>
        routes
            .MapMethods(
                Address,
                [HttpMethods.Get, HttpMethods.Head],
                async (DocumentBytes document, HttpResponse response) =>
                {
                    var bytes = await document.Read();
                    response.Headers.CacheControl = "no-cache";
                    var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..16]}\"");
                    return TypedResults.Bytes(bytes, "application/json", entityTag: tag);
                }
            )
            .IsOpen()
            .ExcludeFromDescription();

    /// <summary>Made once, on demand: the endpoints do not change while the service runs.</summary>
    private sealed class DocumentBytes(IServiceProvider services)
    {
        private readonly Lazy<Task<byte[]>> bytes = new(() => Make(services));

        public Task<byte[]> Read() => bytes.Value;

        private static async Task<byte[]> Make(IServiceProvider services)
        {
            var document = await services
                .GetRequiredKeyedService<IOpenApiDocumentProvider>(Name)
                .GetOpenApiDocumentAsync();
            using var buffer = new MemoryStream();
            await document.SerializeAsJsonAsync(buffer, OpenApiSpecVersion.OpenApi3_1);
            return buffer.ToArray();
        }
    }
}
