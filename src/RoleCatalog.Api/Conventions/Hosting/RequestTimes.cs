using Microsoft.AspNetCore.Http.Timeouts;
using RoleCatalog.Api.Conventions.Problems;

namespace RoleCatalog.Api.Conventions.Hosting;

/// <summary>How long a request may take: nothing that hangs holds what others wait for.</summary>
internal static class RequestTimes
{
    private const string Import = "import";

    public static void AddRequestTimes(this IServiceCollection services) =>
        services.AddRequestTimeouts(options =>
        {
            options.DefaultPolicy = Policy(TimeSpan.FromSeconds(30));
            options.Policies[Import] = Policy(TimeSpan.FromMinutes(2));
        });

    public static RequestTimeoutPolicy Policy(TimeSpan most) =>
        new()
        {
            Timeout = most,
            TimeoutStatusCode = StatusCodes.Status503ServiceUnavailable,
            WriteTimeoutResponse = KnownProblems.TooSlow.Write,
        };

    /// <summary>Gives an endpoint the body and the time that a document needs.</summary>
    public static TBuilder TakesDocuments<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder =>
        builder.WithBodyLimit(KestrelLimits.Import).WithRequestTimeout(Import);
}
