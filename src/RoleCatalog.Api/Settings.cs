using System.Globalization;
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

    /// <summary>A whole number of a section, from 1 to the most that is sound.</summary>
    public static int Number(this IConfigurationSection section, string name, int usual, int most)
    {
        if (section[name] is not { } text)
        {
            return usual;
        }

        return
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number > 0
            && number <= most
            ? number
            : throw new SettingException($"{section.Path}:{name}", $"'{text}' is no whole number from 1 to {most}.");
    }
}
