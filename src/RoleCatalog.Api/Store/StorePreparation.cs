using MediatR;
using RoleCatalog.Api.Store.Filling;
using RoleCatalog.Application.ProficiencyScales;
using RoleCatalog.Infrastructure;

namespace RoleCatalog.Api.Store;

/// <summary>Makes the store ready for whoever owns it, the service or a verb.</summary>
internal sealed class StorePreparation(ICatalogStore store, IServiceScopeFactory scopes, CatalogueFilling filling)
{
    public async Task Prepare(CancellationToken cancellationToken)
    {
        await store.Start(cancellationToken);
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new DefineBuiltInScales(), cancellationToken);
        await filling.Fill(cancellationToken);
    }
}
