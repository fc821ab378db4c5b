using System.Globalization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;
using RoleCatalog.Api.Conventions.Hosting;
using RoleCatalog.Api.Conventions.Writes;

namespace RoleCatalog.Api.Conventions.Documentation;

/// <summary>Documents the headers of each response.</summary>
internal static class ResponseDocs
{
    public static Task Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var declared = metadata.OfType<ResponseHeader>().ToList();
        var writes = WriteLog.IsWrite(context.Description.HttpMethod ?? "", metadata);
        foreach (var (code, response) in operation.Responses ?? [])
        {
            var status = int.Parse(code, CultureInfo.InvariantCulture);
            var headers = declared.Where(header => header.Status == status).ToList();
            if (writes && status < 300)
            {
                headers.Add(CatalogPosition.Described(status));
            }

            if (status == StatusCodes.Status429TooManyRequests)
            {
                headers.Add(
                    new ResponseHeader(HeaderNames.RetryAfter, "Seconds to wait before the next request.", status)
                );
            }

            headers.Add(new ResponseHeader(TraceIds.Header, "The trace of the request.", status));
            Describe((OpenApiResponse)response, headers);
        }

        return Task.CompletedTask;
    }

    private static void Describe(OpenApiResponse response, List<ResponseHeader> headers)
    {
        response.Headers ??= new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal);
        foreach (var header in headers)
        {
            response.Headers[header.Name] = new OpenApiHeader
            {
                Description = header.Description,
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            };
        }
    }
}
