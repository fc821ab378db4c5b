using Microsoft.Extensions.Diagnostics.HealthChecks;
using RoleCatalog.Infrastructure;

namespace RoleCatalog.Api.Changes;

/// <summary>Events are delivered. Where they are not they wait in the log, which takes nothing from those who use the API.</summary>
internal sealed class RelayCheck(IRelayHealth relay) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    ) =>
        Task.FromResult(
            relay.Trouble is { } trouble
                ? HealthCheckResult.Degraded($"Events wait in the log: {trouble}.")
                : HealthCheckResult.Healthy("Events are delivered.")
        );
}
