using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using RoleCatalog.Api.Conventions.Json;
using RoleCatalog.Api.Security;

namespace RoleCatalog.Api.Conventions.Health;

/// <summary>Live: the process answers. Ready: the parts that are registered with the tag "ready" work.</summary>
internal static class HealthEndpoints
{
    public const string Ready = "ready";

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        // It costs nothing, and whoever restarts what does not answer must not be told to wait.
        routes
            .MapHealthChecks("/health/live", new() { Predicate = _ => false, ResponseWriter = Write })
            .IsOpen()
            .DisableRateLimiting();
        routes
            .MapHealthChecks(
                "/health/ready",
                new() { Predicate = check => check.Tags.Contains(Ready), ResponseWriter = Write }
            )
            .IsOpen();
    }

    // A check says in its description what may be told; its exception and data stay inside.
    private static Task Write(HttpContext context, HealthReport report)
    {
        var parts = report.Entries.ToDictionary(
            entry => entry.Key,
            entry => new Part(
                entry.Value.Status,
                entry.Value.Exception is null ? entry.Value.Description : null,
                (long)entry.Value.Duration.TotalMilliseconds
            )
        );
        context.Response.ContentType = "application/json";
        return JsonSerializer.SerializeAsync(
            context.Response.Body,
            new Body(report.Status, parts),
            CatalogJson.Options,
            context.RequestAborted
        );
    }

    private sealed record Body(HealthStatus Status, IReadOnlyDictionary<string, Part> Parts);

    private sealed record Part(HealthStatus Status, string? Description, long DurationMs);
}
