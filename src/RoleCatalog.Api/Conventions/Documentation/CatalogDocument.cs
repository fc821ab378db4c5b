using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using RoleCatalog.Api.Conventions.Hosting;

namespace RoleCatalog.Api.Conventions.Documentation;

/// <summary>The head of the OpenAPI document.</summary>
internal sealed class CatalogDocument(PublicAddress address) : IOpenApiDocumentTransformer
{
    private const string Conventions = """
        The system of record for skills, skill profiles and job postings.

        Errors are `application/problem+json` (RFC 9457) with a stable `code`. Each of `errors` names its `field`: a JSON
        Pointer into the body, `?name` for a query parameter, `path:name` for a part of the address, `header:Name` for a header.

        An entity has a strong `ETag`. Send it as `If-None-Match` to read only what has changed (304), and as `If-Match` to
        change what you have read: 412 when someone else changed it since, 428 when the header is missing.

        A `POST` that makes something takes an `Idempotency-Key`. When an answer was lost, send the request again with the same key:
        within 24 hours it is answered as the first time, and nothing is made twice. Refusals are not remembered.
        Other `POST`s refuse a key: with `If-Match` they happen once, and sent again they change nothing.

        Lists answer `items`, `nextCursor` and `total`. Send `nextCursor` as `cursor`, with the same filters, until it is
        absent. A list has an `ETag` too, which changes exactly when its content does. Query parameters that are not documented
        are refused.

        `fields=title,locations` answers only these members, and the `id`, of an entity or of each entity of a list.
        Answers are compressed with Brotli or gzip, as `Accept-Encoding` says.

        Send an access token as `Authorization: Bearer ...`. Each operation names the scope that it needs: 401 without a valid
        token, 403 when the token has not the scope. Published public postings may be readable without one.

        Every response has a `Trace-Id`.
        """;

    public Task TransformAsync(
        OpenApiDocument document,
        OpenApiDocumentTransformerContext context,
        CancellationToken cancellationToken
    )
    {
        document.Info = new OpenApiInfo
        {
            Title = "RoleCatalog",
            Version = "1.0",
            Description = Conventions,
            License = new OpenApiLicense { Name = "Apache-2.0", Identifier = "Apache-2.0" },
        };
        document.Servers = [new OpenApiServer { Url = address.IsSet ? address.Url : "/" }];
        SecurityDocs.Describe(document);
        ComponentSchemas.Settle(document);
        return Task.CompletedTask;
    }
}
