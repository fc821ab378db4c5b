namespace RoleCatalog.Api.Security;

/// <summary>
/// The settings under "Limits": requests a second, of which who was quiet for ten seconds may send ten seconds' worth at once,
/// and connections.
/// </summary>
internal sealed record LimitSettings
{
    public const string Section = "Limits";
    public const int Most = 1_000_000;

    public int ReadsPerSecond { get; init; } = 100;

    public int WritesPerSecond { get; init; } = 50;

    /// <summary>Requests of an address whose token turns out to be wrong, for each of which a signature is checked.</summary>
    public int BadTokensPerSecond { get; init; } = 10;

    /// <summary>Of an address for what is open to all. A browser that opens the reference page sends ten.</summary>
    public int OpenPerSecond { get; init; } = 5;

    /// <summary>Of all clients together.</summary>
    public int Connections { get; init; } = 2_000;

    /// <summary>Of one address that is no trusted proxy's.</summary>
    public int ConnectionsPerAddress { get; init; } = 200;

    /// <summary>Snapshots that are given at a time; half of them to one client.</summary>
    public int Snapshots { get; init; } = 4;

    public static LimitSettings Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        var usual = new LimitSettings();
        return new LimitSettings
        {
            ReadsPerSecond = section.Number(nameof(ReadsPerSecond), usual.ReadsPerSecond, Most),
            WritesPerSecond = section.Number(nameof(WritesPerSecond), usual.WritesPerSecond, Most),
            BadTokensPerSecond = section.Number(nameof(BadTokensPerSecond), usual.BadTokensPerSecond, Most),
            OpenPerSecond = section.Number(nameof(OpenPerSecond), usual.OpenPerSecond, Most),
            Connections = section.Number(nameof(Connections), usual.Connections, Most),
            ConnectionsPerAddress = section.Number(nameof(ConnectionsPerAddress), usual.ConnectionsPerAddress, Most),
            Snapshots = section.Number(nameof(Snapshots), usual.Snapshots, Most),
        };
    }
}
