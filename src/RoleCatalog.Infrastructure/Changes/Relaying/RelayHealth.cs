namespace RoleCatalog.Infrastructure.Changes.Relaying;

/// <summary>A replica that does not lead has nothing to deliver.</summary>
internal sealed class RelayHealth(Lease lease, Outlet outlet) : IRelayHealth
{
    public string? Trouble => lease.Term is null ? null : outlet.Trouble;
}
