using System.Globalization;
using RoleCatalog.Infrastructure;

namespace RoleCatalog.Api.Changes;

/// <summary>The settings under "Stream".</summary>
internal sealed record StreamSettings
{
    public const string Section = "Stream";

    /// <summary>How many may be open at the same time in this process.</summary>
    public int MaxSubscribers { get; init; } = 2_000;

    public int HeartbeatSeconds { get; init; } = 15;

    /// <summary>For how long a subscriber may leave untaken what it is sent.</summary>
    public int PatienceSeconds { get; init; } = 10;

    public TimeSpan Heartbeat => TimeSpan.FromSeconds(HeartbeatSeconds);

    public TimeSpan Patience => TimeSpan.FromSeconds(PatienceSeconds);

    public static StreamSettings Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        var usual = new StreamSettings();
        return new StreamSettings
        {
            MaxSubscribers = Number(section, nameof(MaxSubscribers), usual.MaxSubscribers, 1_000_000),
            HeartbeatSeconds = Number(section, nameof(HeartbeatSeconds), usual.HeartbeatSeconds, 3_600),
            PatienceSeconds = Number(section, nameof(PatienceSeconds), usual.PatienceSeconds, 3_600),
        };
    }

    private static int Number(IConfigurationSection section, string name, int usual, int most)
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
            : throw new SettingException($"{Section}:{name}", $"'{text}' is no whole number from 1 to {most}.");
    }
}
