using RoleCatalog.Api.Security;

namespace RoleCatalog.Api.Changes;

/// <summary>The settings under "Stream".</summary>
internal sealed record StreamSettings
{
    public const string Section = "Stream";

    /// <summary>How many may be open at the same time in this process: others need connections too.</summary>
    public required int MaxSubscribers { get; init; }

    public int HeartbeatSeconds { get; init; } = 15;

    /// <summary>For how long a subscriber may leave untaken what it is sent.</summary>
    public int PatienceSeconds { get; init; } = 10;

    public TimeSpan Heartbeat => TimeSpan.FromSeconds(HeartbeatSeconds);

    public TimeSpan Patience => TimeSpan.FromSeconds(PatienceSeconds);

    public static StreamSettings Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        var connections = LimitSettings.Read(configuration).Connections;
        var usual = new StreamSettings { MaxSubscribers = Math.Max(1, connections / 2) };
        return new StreamSettings
        {
            MaxSubscribers = section.Number(nameof(MaxSubscribers), usual.MaxSubscribers, Math.Max(1, connections - 1)),
            HeartbeatSeconds = section.Number(nameof(HeartbeatSeconds), usual.HeartbeatSeconds, 3_600),
            PatienceSeconds = section.Number(nameof(PatienceSeconds), usual.PatienceSeconds, 3_600),
        };
    }
}
