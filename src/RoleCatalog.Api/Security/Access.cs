using Microsoft.AspNetCore.Authorization;
using RoleCatalog.Infrastructure;

namespace RoleCatalog.Api.Security;

/// <summary>Who may use an endpoint. One that does not say it stops the start.</summary>
internal static class Access
{
    /// <summary>Published public postings: without a token where the setting allows it, else with the scope to read.</summary>
    public const string PublicReading = "public-reading";

    public static TBuilder Needs<TBuilder>(this TBuilder endpoint, string scope)
        where TBuilder : IEndpointConventionBuilder => endpoint.RequireAuthorization(scope);

    /// <param name="endpoint">What is read.</param>
    /// <param name="needScope">Parameters that tell of what is not public: with them the scope to read is needed.</param>
    public static TBuilder IsPublicReading<TBuilder>(this TBuilder endpoint, params string[] needScope)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.RequireAuthorization(PublicReading).WithMetadata(new NotPublic(needScope));

    public static TBuilder IsOpen<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.AllowAnonymous();

    public static bool IsOpen(Endpoint endpoint) => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    /// <summary>The scope or policy that an endpoint asks for; null where it says nothing.</summary>
    public static string? PolicyOf(Endpoint endpoint) => endpoint.Metadata.GetMetadata<IAuthorizeData>()?.Policy;

    public static void AddAccess(this IServiceCollection services, SecuritySettings settings) =>
        services.AddAuthorization(options =>
        {
            options.DefaultPolicy = options.FallbackPolicy = Denied;
            foreach (var scope in Scopes.All)
            {
                options.AddPolicy(scope, policy => policy.RequireAssertion(context => Has(context, scope)));
            }

            options.AddPolicy(
                PublicReading,
                policy => policy.RequireAssertion(context => MayReadPublicly(context, settings))
            );
        });

    /// <summary>Fails the start when an endpoint does not say who may use it.</summary>
    public static void Require(IEnumerable<Endpoint> endpoints)
    {
        foreach (var endpoint in endpoints)
        {
            if (!IsOpen(endpoint) && PolicyOf(endpoint) is null)
            {
                throw new InvalidOperationException($"{endpoint.DisplayName} does not say who may use it.");
            }
        }
    }

    // Where there is no endpoint (no such address, no such method) there is nothing to guard, and 404 or 405 is told.
    private static AuthorizationPolicy Denied { get; } =
        new AuthorizationPolicyBuilder()
            .RequireAssertion(context =>
                context.Resource is HttpContext http && http.GetEndpoint() is not RouteEndpoint
            )
            .Build();

    private static bool Has(AuthorizationHandlerContext context, string scope) =>
        GrantedScopes.Has(context.User, scope);

    // A token that was sent and is not valid is refused, rather than read past.
    private static bool MayReadPublicly(AuthorizationHandlerContext context, SecuritySettings settings) =>
        Has(context, Scopes.Read)
        || settings.PublicReading
            && context.Resource is HttpContext http
            && !AsksForMore(http)
            && (context.User.Identity?.IsAuthenticated == true || !http.Request.Headers.ContainsKey("Authorization"));

    private static bool AsksForMore(HttpContext http) =>
        http.GetEndpoint()?.Metadata.GetMetadata<NotPublic>()?.Parameters.Any(http.Request.Query.ContainsKey) == true;

    private sealed record NotPublic(string[] Parameters);
}
