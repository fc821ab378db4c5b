using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;
using RoleCatalog.Api.Conventions.Hosting;

namespace RoleCatalog.Api.Conventions.Writes;

/// <summary>One line a write; reads are for metrics to count. Names the route rather than the address, which may hold anything.</summary>
internal static partial class WriteLog
{
    public static void UseWriteLog(this WebApplication app)
    {
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("RoleCatalog.Writes");
        app.Use(
            async (context, next) =>
            {
                var started = Stopwatch.GetTimestamp();
                await next(context);
                if (
                    !IsTurnedAway(context.Response)
                    && EndpointOf(context) is RouteEndpoint endpoint
                    && IsWrite(context.Request.Method, endpoint.Metadata)
                )
                {
                    LogWrite(
                        logger,
                        context.Request.Method,
                        endpoint.RoutePattern.RawText,
                        context.Response.StatusCode,
                        context.Response.Headers[CatalogPosition.Header],
                        (long)Stopwatch.GetElapsedTime(started).TotalMilliseconds,
                        TraceIds.Of(context)
                    );
                }
            }
        );
    }

    /// <summary>Whether a request is to change something: by its method, unless the endpoint says that it only reads.</summary>
    public static bool IsWrite(string method, IEnumerable<object> endpoint) =>
        IsWrite(method) && !endpoint.OfType<OnlyReads>().Any();

    public static bool IsWrite(string method) =>
        HttpMethods.IsPost(method)
        || HttpMethods.IsPut(method)
        || HttpMethods.IsPatch(method)
        || HttpMethods.IsDelete(method);

    // Whoever floods the service must not fill its log as well.
    private static bool IsTurnedAway(HttpResponse response) =>
        response.StatusCode is StatusCodes.Status401Unauthorized or StatusCodes.Status429TooManyRequests;

    // The exception handler takes the endpoint off the request.
    private static Endpoint? EndpointOf(HttpContext context) =>
        context.GetEndpoint() ?? context.Features.Get<IExceptionHandlerFeature>()?.Endpoint;

    [LoggerMessage(
        LogLevel.Information,
        "{Method} {Route} answered {Status} at position {Position} in {Elapsed} ms, trace {TraceId}"
    )]
    private static partial void LogWrite(
        ILogger logger,
        string method,
        string? route,
        int status,
        string? position,
        long elapsed,
        string traceId
    );
}
