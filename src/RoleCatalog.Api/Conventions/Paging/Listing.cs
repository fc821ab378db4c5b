using System.Reflection;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;
using RoleCatalog.Api.Conventions.Documentation;
using RoleCatalog.Api.Conventions.Preconditions;
using RoleCatalog.Application.Paging;

namespace RoleCatalog.Api.Conventions.Paging;

internal static class Listing
{
    public static Listing<TPage> Ok<TPage>(TPage page)
        where TPage : IPage => new(page, page);

    /// <summary>A page that is documented as one form of it, whichever form the caller has chosen.</summary>
    /// <param name="page">What is listed.</param>
    /// <param name="body">What is said of it, such as the page in a preferred language.</param>
    public static Listing<TPage> As<TPage>(IPage page, object body)
        where TPage : IPage => new(page, body);
}

/// <summary>
/// 200 with a page and, unless it is the last one, the address of the next; or 304 when the caller has it already. A list has no
/// version: its ETag is made of what it says.
/// </summary>
internal sealed class Listing<TPage>(IPage page, object body) : IResult, IEndpointMetadataProvider
    where TPage : IPage
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.Headers.CacheControl = EntityHeaders.Revalidate;
        if (page.NextCursor is { } cursor)
        {
            httpContext.Response.Headers.Link = NextLink.For(httpContext.Request, cursor);
        }

        return new TaggedJson(body).ExecuteAsync(httpContext);
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
