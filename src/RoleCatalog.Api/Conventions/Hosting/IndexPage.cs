using Microsoft.Net.Http.Headers;
using RoleCatalog.Api.Security;

namespace RoleCatalog.Api.Conventions.Hosting;

/// <summary>The root: people get the reference page, programs the addresses.</summary>
internal static class IndexPage
{
    public static void MapIndex(this IEndpointRouteBuilder routes) =>
        routes
            .MapMethods(
                "/",
                [HttpMethods.Get, HttpMethods.Head],
                (HttpContext context) =>
                {
                    context.Response.Headers.Vary = HeaderNames.Accept;
                    return context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal)
                        ? Results.Redirect("/docs/")
                        : Results.Ok(
                            new Index(
                                "RoleCatalog",
                                "/docs",
                                "/openapi/v1.json",
                                "/asyncapi/v1.json",
                                "/schemas",
                                "/health/ready"
                            )
                        );
                }
            )
            .IsOpen()
            .ExcludeFromDescription();

    private sealed record Index(
        string Name,
        string Docs,
        string OpenApi,
        string AsyncApi,
        string Schemas,
        string Health
    );
}
