using RoleCatalog.Infrastructure;

namespace RoleCatalog.Api;

internal static class Settings
{
    /// <summary>The settings of a section; null when none is set.</summary>
    public static T? Read<T>(this IConfiguration configuration, string section)
    {
        try
        {
            return configuration.GetSection(section).Get<T>();
        }
        catch (InvalidOperationException wrong)
        {
            // It names the value, the setting and what it should be.
            throw new SettingException(section, wrong.Message, wrong);
        }
    }
}
