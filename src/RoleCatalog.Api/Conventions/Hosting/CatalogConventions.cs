using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;
using RoleCatalog.Api.Changes.Contract;
using RoleCatalog.Api.Conventions.Documentation;
using RoleCatalog.Api.Conventions.Health;
using RoleCatalog.Api.Conventions.Json;
using RoleCatalog.Api.Conventions.Parameters;
using RoleCatalog.Api.Conventions.Problems;
using RoleCatalog.Api.Conventions.Writes;
using RoleCatalog.Api.Security;

namespace RoleCatalog.Api.Conventions.Hosting;

/// <summary>What the API does with every request, whatever the resource.</summary>
internal static class CatalogConventions
{
    private static readonly string[] CompressedTypes =
    [
        .. ResponseCompressionDefaults.MimeTypes,
        Problem.MediaType,
        "application/ld+json",
        "application/feed+json",
        "application/cloudevents+json",
        "application/x-ndjson",
        "application/rss+xml",
        "text/csv",
        "text/markdown",
    ];

    private static readonly string[] Documentation =
    [
        CatalogOpenApi.Address,
        ReferencePage.Address,
        ContractEndpoints.AsyncApi,
        ContractEndpoints.Schemas,
    ];

    public static void AddCatalogConventions(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        builder.WebHost.ConfigureKestrel(KestrelLimits.Apply);
        builder.UseDefaultUrl();
        builder.AddCatalogSecurity();
        services.ConfigureHttpJsonOptions(json => CatalogJson.Configure(json.SerializerOptions));
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.AddExceptionHandler<ProblemHandler>();
        services.AddRequestTimes();
        services.AddResponseCompression(compression =>
        {
            // Answers hold no secret that a caller's own input could be compressed against (BREACH).
            compression.EnableForHttps = true;
            compression.MimeTypes = CompressedTypes;
        });
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Fastest);
        services.AddSingleton(PublicAddress.Read(builder.Configuration));
        services.AddCatalogOpenApi();
        services.AddHealthChecks();
    }

    public static void UseCatalogConventions(this WebApplication app)
    {
        app.UseTrustedProxies();
        app.UseTraceIds();
        app.UseSecurityHeaders();
        app.UseAllowedOrigins();
        app.UseRequestSizes();
        // The documentation is compressed once: it is large, and open to all.
        app.UseWhen(context => !IsDocumentation(context.Request.Path), answers => answers.UseResponseCompression());
        app.UseWriteLog();
        app.UseExceptionHandler(_ => { });
        app.UseStatusCodePages(status => StatusProblem(status.HttpContext));
        app.UseReferencePage();
        app.UseRouting();
        app.UseRequestTimeouts();
        // Before anything of the request is read.
        app.UseCatalogSecurity();
        app.UseParameterChecks();
        app.UseIdempotencyKeys();
        app.UseJsonBodies();
    }

    public static void MapCatalogHost(this WebApplication app)
    {
        app.MapIndex();
        app.MapCatalogOpenApi();
        app.MapHealth();
    }

    /// <summary>
    /// Builds the endpoints now, so that a handler which breaks a convention, or an endpoint that does not say who may use
    /// it, stops the start rather than each request. Routing takes these: to build them again would take as long.
    /// </summary>
    public static void RequireSoundEndpoints(this WebApplication app)
    {
        app.UseEndpoints(_ => { });
        Access.Require(app.Services.GetRequiredService<EndpointDataSource>().Endpoints);
    }

    private static bool IsDocumentation(PathString path) =>
        Array.Exists(Documentation, address => path.StartsWithSegments(address, StringComparison.OrdinalIgnoreCase));

    private static Task StatusProblem(HttpContext context) =>
        KnownProblems.OfStatus(context.Response.StatusCode, context.Response.Headers.Allow).Write(context);

    // "Urls" in appsettings.json would outrank ASPNETCORE_URLS, so the default has a name of its own.
    private static void UseDefaultUrl(this WebApplicationBuilder builder)
    {
        string[] settings = ["urls", "http_ports", "https_ports"];
        if (Array.TrueForAll(settings, name => string.IsNullOrEmpty(builder.Configuration[name])))
        {
            builder.WebHost.UseUrls(builder.Configuration["Api:DefaultUrl"] ?? "http://localhost:5080");
        }
    }
}
