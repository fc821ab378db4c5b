namespace RoleCatalog.Infrastructure.Changes.Relaying;

/// <summary>A replica that does not lead has nothing to deliver.</summary>
internal sealed class RelayHealth(Lease lease, Outlet outlet) : IRelayHealth
{
    /// <summary>The log cannot be read.</summary>
    public bool ReadFails { get; set; }

    /// <summary>What was delivered cannot be written down.</summary>
    public bool WriteFails { get; set; }

    public string? Trouble =>
        ReadFails || WriteFails ? "the store does not answer the relay"
        : lease.Term is null ? null
        : outlet.Trouble;
}
