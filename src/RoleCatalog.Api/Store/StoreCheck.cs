using Microsoft.Extensions.Diagnostics.HealthChecks;
using RoleCatalog.Infrastructure;

namespace RoleCatalog.Api.Store;

/// <summary>The store answers a read.</summary>
internal sealed class StoreCheck(ICatalogStore store) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        var position = await store.LastPosition(cancellationToken);
        return HealthCheckResult.Healthy($"The log is at position {position}.");
    }
}
