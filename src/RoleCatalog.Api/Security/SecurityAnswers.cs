using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using RoleCatalog.Api.Conventions.Problems;

namespace RoleCatalog.Api.Security;

/// <summary>What is answered to those who may not: the same to every bad token, and which scope is missing to a good one.</summary>
internal sealed class SecurityAnswers(SecurityAudit audit) : IAuthorizationMiddlewareResultHandler
{
    public async Task HandleAsync(
        RequestDelegate next,
        HttpContext context,
        AuthorizationPolicy policy,
        PolicyAuthorizationResult authorizeResult
    )
    {
        if (authorizeResult.Succeeded)
        {
            await next(context);
        }
        else if (context.User.Identity?.IsAuthenticated == true)
        {
            var scope = ScopeOf(context);
            audit.Denied(context, scope);
            context.Response.Headers.WWWAuthenticate = $"Bearer error=\"insufficient_scope\", scope=\"{scope}\"";
            await KnownProblems.MissingScope(scope).Write(context);
        }
        else if (FailedLogin.Of(context)?.Reason == FailedLogin.IssuerUnavailable)
        {
            await KnownProblems.IssuerUnavailable.Write(context);
        }
        else
        {
            if (FailedLogin.Of(context) is null)
            {
                audit.LoginFailed(context, FailedLogin.NoToken);
            }

            context.Response.Headers.WWWAuthenticate = "Bearer";
            await KnownProblems.OfStatus(StatusCodes.Status401Unauthorized).Write(context);
        }
    }

    private static string ScopeOf(HttpContext context) =>
        Access.PolicyOf(context.GetEndpoint()!) is { } policy && policy != Access.PublicReading ? policy : Scopes.Read;
}
