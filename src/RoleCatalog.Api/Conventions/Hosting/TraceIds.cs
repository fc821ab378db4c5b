using System.Diagnostics;
using Microsoft.AspNetCore.Http.Features;

namespace RoleCatalog.Api.Conventions.Hosting;

/// <summary>The trace of the caller (W3C traceparent), or a new one, on every response.</summary>
internal static class TraceIds
{
    public const string Header = "Trace-Id";

    public static string Of(HttpContext context) =>
        (context.Features.Get<IHttpActivityFeature>()?.Activity ?? Activity.Current) is { } activity
            ? activity.TraceId.ToHexString()
            : context.TraceIdentifier;

    // At the start of the response, since the exception handler clears headers that were set before.
    public static void UseTraceIds(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
            {
                var traceId = Of(context);
                context.Response.OnStarting(() =>
                {
                    context.Response.Headers[Header] = traceId;
                    return Task.CompletedTask;
                });
                return next(context);
            }
        );
}
