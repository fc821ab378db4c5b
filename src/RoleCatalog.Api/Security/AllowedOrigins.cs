using Microsoft.Net.Http.Headers;
using RoleCatalog.Api.Conventions.Hosting;
using RoleCatalog.Api.Conventions.Writes;
using RoleCatalog.Infrastructure;

namespace RoleCatalog.Api.Security;

/// <summary>The setting "Cors:Origins": the pages of other sites whose scripts may use the API. None, unless configured.</summary>
internal static class AllowedOrigins
{
    private const string Setting = "Cors:Origins";

    private static readonly string[] Exposed =
    [
        HeaderNames.ETag,
        HeaderNames.Location,
        HeaderNames.Link,
        HeaderNames.RetryAfter,
        HeaderNames.WWWAuthenticate,
        CatalogPosition.Header,
        TraceIds.Header,
        ClientLimits.Header,
        ClientLimits.PolicyHeader,
    ];

    public static void AddAllowedOrigins(this WebApplicationBuilder builder)
    {
        var origins = Read(builder.Configuration);
        builder.Services.AddCors(cors =>
            cors.AddDefaultPolicy(policy =>
                policy
                    .WithOrigins(origins)
                    .WithMethods(HttpMethods.Get, HttpMethods.Post, HttpMethods.Put, HttpMethods.Delete)
                    .AllowAnyHeader()
                    .WithExposedHeaders(Exposed)
                    .SetPreflightMaxAge(TimeSpan.FromMinutes(10))
            )
        );
    }

    public static void UseAllowedOrigins(this WebApplication app)
    {
        if (Read(app.Configuration).Length > 0)
        {
            app.UseCors();
        }
    }

    private static string[] Read(IConfiguration configuration)
    {
        var origins = configuration.GetSection(Setting).Get<string[]>() ?? [];
        return Array.Find(origins, origin => !IsOrigin(origin)) is { } wrong
            ? throw new SettingException(
                Setting,
                $"'{wrong}' is no origin, such as https://jobs.example; each is named, without a path or a wildcard."
            )
            : origins;
    }

    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)
        && !text.Contains('*', StringComparison.Ordinal)
        && address.GetLeftPart(UriPartial.Authority) == text;
}
