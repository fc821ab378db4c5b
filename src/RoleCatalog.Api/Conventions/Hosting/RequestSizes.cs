using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;
using RoleCatalog.Api.Conventions.Problems;

namespace RoleCatalog.Api.Conventions.Hosting;

/// <summary>Refuses addresses and headers that no honest client sends.</summary>
internal static class RequestSizes
{
    public const int Target = 8 * 1024;
    public const int Headers = 16 * 1024;

    public static void UseRequestSizes(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
                TargetOf(context).Length > Target
                    ? KnownProblems.OfStatus(StatusCodes.Status414UriTooLong).Write(context)
                : SizeOf(context.Request.Headers) > Headers
                    ? KnownProblems.OfStatus(StatusCodes.Status431RequestHeaderFieldsTooLarge).Write(context)
                : next(context)
        );

    private static string TargetOf(HttpContext context) => context.Features.Get<IHttpRequestFeature>()?.RawTarget ?? "";

    // A token has a limit of its own, and one answer whatever is wrong with it.
    private static int SizeOf(IHeaderDictionary headers) =>
        headers.Where(header => header.Key != HeaderNames.Authorization).Sum(SizeOf);

    private static int SizeOf(KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues> header) =>
        header.Value.Sum(value => header.Key.Length + (value?.Length ?? 0));
}
