using Microsoft.Extensions.DependencyInjection.Extensions;

namespace RoleCatalog.Api.Security;

internal static class ClientLimiting
{
    public static void AddClientLimits(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(LimitSettings.Read(builder.Configuration));
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<ClientLimits>();
        builder.Services.AddSingleton<ClientConnections>();
    }

    public static void UseTokenGuard(this IApplicationBuilder app) => app.Use(Limits(app).GuardTokens);

    public static void UseTokenLearning(this IApplicationBuilder app) => app.Use(Limits(app).Learn);

    public static void UseClientLimits(this IApplicationBuilder app) => app.Use(Limits(app).Limit);

    /// <summary>For what is served to all without being an endpoint.</summary>
    public static void UseOpenLimit(this IApplicationBuilder app) => app.Use(Limits(app).LimitOpen);

    private static ClientLimits Limits(IApplicationBuilder app) =>
        app.ApplicationServices.GetRequiredService<ClientLimits>();
}
