using MediatR;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using RoleCatalog.Api.Demo;
using RoleCatalog.Application.ProficiencyScales;
using RoleCatalog.Infrastructure;

namespace RoleCatalog.Api.Store;

/// <summary>Makes the store ready before anything else runs, and tells where it is served once the server listens.</summary>
internal sealed class StoreStartup(
    ICatalogStore store,
    IServiceScopeFactory scopes,
    IServer server,
    IHostApplicationLifetime lifetime,
    IConfiguration configuration,
    ILogger<StoreStartup> logger
) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await store.Start(cancellationToken);
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new DefineBuiltInScales(), cancellationToken);
        if (configuration.GetValue<bool>("Demo:Enabled"))
        {
            await scope.ServiceProvider.GetRequiredService<DemoCatalogue>().Fill(cancellationToken);
        }

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
