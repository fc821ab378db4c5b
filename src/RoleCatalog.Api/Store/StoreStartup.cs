using MediatR;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using RoleCatalog.Application.ProficiencyScales;
using RoleCatalog.Infrastructure;

namespace RoleCatalog.Api.Store;

/// <summary>Makes the store ready before anything else runs, and tells where it is served once the server listens.</summary>
internal sealed class StoreStartup(
    ICatalogStore store,
    IServiceScopeFactory scopes,
    IServer server,
    IHostApplicationLifetime lifetime
) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await store.Start(cancellationToken);
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new DefineBuiltInScales(), cancellationToken);
        lifetime.ApplicationStarted.Register(TellAddress);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void TellAddress()
    {
        if (server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() is { } address)
        {
            store.ServedAt(address);
        }
    }
}
