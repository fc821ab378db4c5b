using RoleCatalog.Infrastructure;

namespace RoleCatalog.Api.Store;

internal static class StoreSettings
{
    /// <summary>The settings under "Store". In Development, a start may always migrate.</summary>
    public static StoreOptions Read(WebApplicationBuilder builder)
    {
        var settings = builder.Configuration.Read<StoreOptions>(StoreOptions.Section) ?? new StoreOptions();
        return settings with { MigrateAtStart = settings.MigrateAtStart || builder.Environment.IsDevelopment() };
    }
}
