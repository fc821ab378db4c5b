using System.IO.Compression;
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
    private const string Gzip = "gzip";

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
                async (DocumentBytes document, HttpRequest request, HttpResponse response) =>
                {
                    var (plain, compressed, tag) = await document.Read();
                    response.Headers.CacheControl = "no-cache";
                    response.Headers.Vary = HeaderNames.AcceptEncoding;
                    var isCompressed = TakesGzip(request);
                    if (isCompressed)
                    {
                        response.Headers.ContentEncoding = Gzip;
                    }

                    return TypedResults.Bytes(isCompressed ? compressed : plain, "application/json", entityTag: tag);
                }
            )
            .IsOpen()
            .ExcludeFromDescription();

    private static bool TakesGzip(HttpRequest request) =>
        request.GetTypedHeaders().AcceptEncoding.Any(coding => coding.Value == Gzip && coding.Quality is not 0);

    /// <summary>Made once, on demand: the endpoints do not change while the service runs.</summary>
    private sealed class DocumentBytes(IServiceProvider services)
    {
        private readonly Lazy<Task<Made>> made = new(() => Make(services));

        public Task<Made> Read() => made.Value;

        private static async Task<Made> Make(IServiceProvider services)
        {
            var document = await services
                .GetRequiredKeyedService<IOpenApiDocumentProvider>(Name)
                .GetOpenApiDocumentAsync();
            using var buffer = new MemoryStream();
            await document.SerializeAsJsonAsync(buffer, OpenApiSpecVersion.OpenApi3_1);
            var plain = buffer.ToArray();
            var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(plain))[..16]}\"");
            return new Made(plain, Compressed(plain), tag);
        }

        private static byte[] Compressed(byte[] plain)
        {
            using var buffer = new MemoryStream();
            using (var gzip = new GZipStream(buffer, CompressionLevel.Optimal))
            {
                gzip.Write(plain);
            }

            return buffer.ToArray();
        }
    }

    private sealed record Made(byte[] Plain, byte[] Compressed, EntityTagHeaderValue Tag);
}
