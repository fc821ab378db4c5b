using System.Net;
using System.Net.Mime;
using Microsoft.Net.Http.Headers;

namespace RoleCatalog.Api.Security;

/// <summary>The headers that tell browsers and caches to be careful, on every answer.</summary>
internal static class SecurityHeaders
{
    private const string ForAYear = "max-age=31536000";

    // A page that has not said what it needs gets nothing.
    private const string NothingAllowed =
        "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

    // At the start of the response, since the exception handler clears headers that were set before.
    public static void UseSecurityHeaders(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
            {
                context.Response.OnStarting(() =>
                {
                    Set(context);
                    SetCaching(context);
                    return Task.CompletedTask;
                });
                return next(context);
            }
        );

    private static void Set(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        if (context.Request.IsHttps && !IsThisMachine(context.Request.Host))
        {
            headers.StrictTransportSecurity = ForAYear;
        }

        if (IsHtml(context.Response) && headers.ContentSecurityPolicy.Count == 0)
        {
            headers.ContentSecurityPolicy = NothingAllowed;
        }
    }

    // What one token may read is not for the next caller of a cache between.
    private static void SetCaching(HttpContext context)
    {
        var headers = context.Response.Headers;
        var caching = headers.CacheControl.ToString();
        var hasToken = context.Request.Headers.ContainsKey(HeaderNames.Authorization);
        if (hasToken && !caching.Contains("private", StringComparison.Ordinal))
        {
            headers.CacheControl = caching.Length == 0 ? "private, no-cache" : $"private, {caching}";
        }

        if (context.GetEndpoint() is { } endpoint && Access.PolicyOf(endpoint) == Access.PublicReading)
        {
            headers.Append(HeaderNames.Vary, HeaderNames.Authorization);
        }
    }

    private static bool IsHtml(HttpResponse response) =>
        response.ContentType?.StartsWith(MediaTypeNames.Text.Html, StringComparison.OrdinalIgnoreCase) == true;

    // A browser that has learnt it for localhost would refuse whatever else is developed there.
    private static bool IsThisMachine(HostString host) =>
        host.Host == "localhost"
        || IPAddress.TryParse(host.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address);
}
