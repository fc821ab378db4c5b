using Microsoft.AspNetCore.Http.Timeouts;
using RoleCatalog.Api.Changes;
using RoleCatalog.Api.Conventions.Problems;

namespace RoleCatalog.Api.Conventions.Hosting;

/// <summary>How long a request may take: nothing that hangs holds what others wait for.</summary>
internal static class RequestTimes
{
    private const string Import = "import";
    private const string Waiting = "waiting";

    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(30);

    public static void AddRequestTimes(this IServiceCollection services) =>
        services.AddRequestTimeouts(options =>
        {
            options.DefaultPolicy = Policy(Usual);
            options.Policies[Import] = Policy(TimeSpan.FromMinutes(2));
            options.Policies[Waiting] = Policy(Usual + TimeSpan.FromSeconds(ChangePageRequest.MostWait));
        });

    public static RequestTimeoutPolicy Policy(TimeSpan most) =>
        new()
        {
            Timeout = most,
            TimeoutStatusCode = StatusCodes.Status503ServiceUnavailable,
            WriteTimeoutResponse = Answer,
        };

    /// <summary>Gives an endpoint the body and the time that a document needs.</summary>
    public static TBuilder TakesDocuments<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder
    {
        builder.WithRequestTimeout(Import);
        return builder.WithBodyLimit(KestrelLimits.Import);
    }

    /// <summary>Gives an endpoint the usual time beside that for which a caller may have it wait.</summary>
    public static TBuilder Waits<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder
    {
        builder.WithRequestTimeout(Waiting);
        return builder;
    }

    // The token of the request has just been cancelled: the answer is not to be given up with it.
    private static Task Answer(HttpContext context)
    {
        context.RequestAborted = CancellationToken.None;
        return KnownProblems.TooSlow.Write(context);
    }
}
