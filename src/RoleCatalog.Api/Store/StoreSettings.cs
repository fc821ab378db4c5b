using RoleCatalog.Infrastructure;

namespace RoleCatalog.Api.Store;

internal static class StoreSettings
{
    /// <summary>The settings under "Store". In Development, a start may always migrate.</summary>
    public static StoreOptions Read(WebApplicationBuilder builder)
    {
        var settings = builder.Configuration.GetSection(StoreOptions.Section);
        var migrates = settings[nameof(StoreOptions.MigrateAtStart)] ?? "false";
        return bool.TryParse(migrates, out var mayMigrate)
            ? settings.Get<StoreOptions>()! with
            {
                MigrateAtStart = mayMigrate || builder.Environment.IsDevelopment(),
            }
            : throw new SettingException(
                $"{StoreOptions.Section}:{nameof(StoreOptions.MigrateAtStart)}",
                $"'{migrates}' is neither true nor false."
            );
    }
}
