using System.IO.Pipelines;
using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;
using RoleCatalog.Api.Conventions.Documentation;
using RoleCatalog.Api.Conventions.Json;
using RoleCatalog.Api.Conventions.Preconditions;
using RoleCatalog.Application.Paging;

namespace RoleCatalog.Api.Conventions.Paging;

internal static class Listing
{
    public static Listing<TPage> Ok<TPage>(TPage page)
        where TPage : IPage => new(page, page);

    /// <param name="page">What is listed.</param>
    /// <param name="body">What is said of it, such as the page in a preferred language.</param>
    public static Listing<TPage> As<TPage>(TPage page, object body)
        where TPage : IPage => new(page, body);
}

/// <summary>
/// 200 with a page and, unless it is the last one, the address of the next; or 304 when the caller has it already. A list has no
/// version: its ETag is made of what it says.
/// </summary>
internal sealed class Listing<TPage>(TPage page, object body) : IResult, IEndpointMetadataProvider
    where TPage : IPage
{
    private static readonly PipeOptions Unbounded = new(pauseWriterThreshold: 0, useSynchronizationContext: false);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var buffer = new Pipe(Unbounded);
        await JsonSerializer.SerializeAsync(buffer.Writer, body, body.GetType(), CatalogJson.Options);
        await buffer.Writer.CompleteAsync();
        var content = (await buffer.Reader.ReadAsync()).Buffer;
        var (request, response) = (httpContext.Request, httpContext.Response);
        var tag = EntityTag.Of(content);
        response.Headers.ETag = tag;
        response.Headers.CacheControl = EntityHeaders.Revalidate;
        if (page.NextCursor is { } cursor)
        {
            response.Headers.Link = NextLink.For(request, cursor);
        }

        if (EntityTag.IsIn(request.Headers.IfNoneMatch, tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
        }
        else
        {
            response.ContentType = "application/json; charset=utf-8";
            response.ContentLength = content.Length;
            foreach (var segment in content)
            {
                await response.Body.WriteAsync(segment, httpContext.RequestAborted);
            }
        }

        await buffer.Reader.CompleteAsync();
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(200, typeof(TPage), ["application/json"]));
        builder.Metadata.Add(new ResponseHeader(HeaderNames.Link, "The next page, as <...>; rel=\"next\".", 200));
        builder.Metadata.Add(
            new ResponseHeader(HeaderNames.ETag, "Another one whenever the answer is, for If-None-Match.", 200)
        );
    }
}

internal static class NextLink
{
    /// <summary>Relative (RFC 8288 allows it), since behind a proxy the host of the request is not the caller's.</summary>
    public static string For(HttpRequest request, string cursor, string parameter = "cursor")
    {
        var kept = request.Query.Where(pair => pair.Key != parameter);
        var query = new QueryBuilder(
            kept.SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value ?? ""))
        )
        {
            { parameter, cursor },
        };
        return $"<{request.PathBase.ToUriComponent()}{request.Path.ToUriComponent()}{query.ToQueryString()}>; rel=\"next\"";
    }
}
