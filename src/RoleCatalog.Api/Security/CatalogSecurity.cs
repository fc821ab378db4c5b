using Microsoft.AspNetCore.Authorization;

namespace RoleCatalog.Api.Security;

/// <summary>Who comes in, and what they may do.</summary>
internal static class CatalogSecurity
{
    public static void AddCatalogSecurity(this WebApplicationBuilder builder)
    {
        var settings = SecuritySettings.Read(builder.Configuration);
        builder.Services.AddSingleton(settings);
        builder.AddTrustedProxies();
        builder.AddAllowedOrigins();
        builder.AddClientLimits();
        builder.AddBearerTokens(settings);
        builder.Services.AddAccess(settings);
        builder.Services.AddSingleton<SecurityAudit>();
        builder.Services.AddSingleton<IAuthorizationMiddlewareResultHandler, SecurityAnswers>();
    }

    public static void UseCatalogSecurity(this WebApplication app)
    {
        var issuer = app.Services.GetRequiredService<TokenIssuer>();
        if (issuer.Refusal is { } refusal)
        {
            throw refusal;
        }

        app.UseTokenGuard();
        app.UseAuthentication();
        app.UseTokenLearning();
        app.UseCallerIdentity();
        app.UseClientLimits();
        app.UseAuthorization();
        if (issuer.Ephemeral is { } key)
        {
            app.Lifetime.ApplicationStarted.Register(() => Show(key));
        }
    }

    // To the console, not to the log: a token, even of an hour's use, is not to be collected with it.
    private static void Show(EphemeralKey key) =>
        Console.Out.WriteLine(
            $"For a first try, with every scope, until this process ends: export TOKEN={key.Token(TimeProvider.System.GetUtcNow())}"
        );
}
