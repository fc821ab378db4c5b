using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using RoleCatalog.Infrastructure;

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
        RequireReadableSettings(app);
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

    // Options are made when the first token comes: each request would fail, rather than the start.
    private static void RequireReadableSettings(WebApplication app)
    {
        try
        {
            app.Services.GetRequiredService<IOptionsMonitor<JwtBearerOptions>>()
                .Get(JwtBearerDefaults.AuthenticationScheme);
        }
        catch (FormatException wrong)
        {
            throw new SettingException(TokenIssuer.Section, wrong.Message, wrong);
        }
    }

    // Past the loggers, which may send lines elsewhere: it is for whoever looks at this console.
    private static void Show(EphemeralKey key) =>
        Console.Out.WriteLine(
            $"For a first try, with every scope, until this process ends: export TOKEN={key.Token(TimeProvider.System.GetUtcNow())}"
        );
}
