using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using RoleCatalog.Infrastructure;

namespace RoleCatalog.Api.Store;

/// <summary>Makes the store ready before anything else runs, and tells where it is served once the server listens.</summary>
internal sealed class StoreStartup(
    StorePreparation preparation,
    ICatalogStore store,
    IServer server,
    IHostApplicationLifetime lifetime,
    ILogger<StoreStartup> logger
) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await preparation.Prepare(cancellationToken);
        lifetime.ApplicationStarted.Register(TellAddress);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void TellAddress()
    {
        if (server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() is { } address)
        {
            store.ServedAt(address);
            logger.LogInformation("API reference: {Url}/docs", address);
            logger.LogInformation("Job postings: {Url}/v1/job-postings", address);
            logger.LogInformation("Skill profiles: {Url}/v1/skill-profiles", address);
            logger.LogInformation("Changes as events: {Url}/v1/changes", address);
        }
    }
}
