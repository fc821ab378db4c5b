using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;
using RoleCatalog.Api.Conventions.Documentation;
using RoleCatalog.Api.Conventions.Parameters;
using RoleCatalog.Api.Conventions.Preconditions;
using RoleCatalog.Api.Conventions.Writes;

namespace RoleCatalog.Api.Conventions.Hosting;

/// <summary>What every endpoint of a resource has, worked out from its handler.</summary>
internal static class EndpointConventions
{
    public static RouteGroupBuilder WithCatalogConventions(this RouteGroupBuilder group)
    {
        IEndpointConventionBuilder endpoints = group;
        endpoints.Add(AnswerPosition);
        endpoints.Finally(endpoint =>
        {
            DescribeConditionalReads(endpoint);
            IdempotencyKeys.Describe(endpoint);
            endpoint.Metadata.Add(RequestContracts.Of(endpoint));
            ProblemResponses.Describe(endpoint);
            AnswerHead(endpoint);
        });
        return group;
    }

    /// <summary>Raises the limit of a body, for imports.</summary>
    public static TBuilder WithBodyLimit<TBuilder>(this TBuilder builder, long bytes)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new BodyLimit(bytes));

    private static void AnswerPosition(EndpointBuilder endpoint)
    {
        if (MethodsOf(endpoint).Any(WriteLog.IsWrite))
        {
            endpoint.FilterFactories.Add((_, next) => context => CatalogPosition.Filter(context, next));
        }
    }

    private static void DescribeConditionalReads(EndpointBuilder endpoint)
    {
        var tag = endpoint.Metadata.OfType<ResponseHeader>().FirstOrDefault(header => header.Name == HeaderNames.ETag);
        if (tag is null || !MethodsOf(endpoint).Contains(HttpMethods.Get))
        {
            return;
        }

        endpoint.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status304NotModified, typeof(void)));
        endpoint.Metadata.Add(tag with { Status = StatusCodes.Status304NotModified });
        endpoint.Metadata.Add(
            new RequestParameter(HeaderNames.IfNoneMatch, ParameterLocation.Header)
            {
                Many = true,
                Description = "ETags that the caller has; the answer is 304 when one is current.",
                Schema = () => new OpenApiSchema { Type = JsonSchemaType.String },
            }
        );
    }

    // RFC 9110 wants HEAD wherever there is GET; the server leaves the body out.
    private static void AnswerHead(EndpointBuilder endpoint)
    {
        var methods = endpoint.Metadata.OfType<HttpMethodMetadata>().LastOrDefault();
        if (methods?.HttpMethods is [var only] && HttpMethods.IsGet(only))
        {
            endpoint.Metadata.Remove(methods);
            endpoint.Metadata.Add(new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Head]));
        }
    }

    private static IReadOnlyList<string> MethodsOf(EndpointBuilder endpoint) =>
        endpoint.Metadata.OfType<HttpMethodMetadata>().LastOrDefault()?.HttpMethods ?? [];

    private sealed record BodyLimit(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;
}
