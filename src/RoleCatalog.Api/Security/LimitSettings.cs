using System.Globalization;
using RoleCatalog.Infrastructure;

namespace RoleCatalog.Api.Security;

/// <summary>The settings under "Limits": requests a second. Who was quiet for ten seconds may send ten seconds' worth at once.</summary>
internal sealed record LimitSettings
{
    public const string Section = "Limits";
    public const int Most = 1_000_000;

    public int ReadsPerSecond { get; init; } = 100;

    public int WritesPerSecond { get; init; } = 50;

    /// <summary>Requests of an address whose token turns out to be wrong, for each of which a signature is checked.</summary>
    public int BadTokensPerSecond { get; init; } = 10;

    public static LimitSettings Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        var usual = new LimitSettings();
        return new LimitSettings
        {
            ReadsPerSecond = Rate(section, nameof(ReadsPerSecond), usual.ReadsPerSecond),
            WritesPerSecond = Rate(section, nameof(WritesPerSecond), usual.WritesPerSecond),
            BadTokensPerSecond = Rate(section, nameof(BadTokensPerSecond), usual.BadTokensPerSecond),
        };
    }

    private static int Rate(IConfigurationSection section, string name, int usual)
    {
        if (section[name] is not { } text)
        {
            return usual;
        }

        return
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var rate) && rate is > 0 and <= Most
            ? rate
            : throw new SettingException($"{Section}:{name}", $"'{text}' is no whole number from 1 to {Most}.");
    }
}
