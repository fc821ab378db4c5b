using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using RoleCatalog.Application.JobPostings;

namespace RoleCatalog.Api.JobPostings;

/// <summary>There is an index to search, and nothing keeps it from going forward.</summary>
internal sealed class SearchCheck(ISearchIndex index) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        var status = index.Status;
        return Task.FromResult(
            status is { Position: not null, LastFailure: not null }
                ? HealthCheckResult.Degraded("The search index serves, and cannot be brought forward or built anew.")
            : status.Position is { } position
                ? HealthCheckResult.Healthy($"The search index is at position {position}.")
            : HealthCheckResult.Unhealthy(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The search index is being built: {status.Progress ?? 0:P0} of the change log."
                )
            )
        );
    }
}
