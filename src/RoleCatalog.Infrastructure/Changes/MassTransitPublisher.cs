using MassTransit;
using RoleCatalog.Contracts;

namespace RoleCatalog.Infrastructure.Changes;

internal sealed class MassTransitPublisher(IBus bus) : IEventPublisher
{
    public Task Publish(CatalogEvent catalogEvent, CancellationToken cancellationToken) =>
        bus.Publish(catalogEvent, context => context.MessageId = Guid.Parse(catalogEvent.Id), cancellationToken);
}
