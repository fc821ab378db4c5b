using RoleCatalog.Contracts;

namespace RoleCatalog.Infrastructure.Changes;

/// <summary>The way to the consumers. It returns when the event is delivered to the transport for good, and throws otherwise.</summary>
internal interface IEventPublisher
{
    Task Publish(CatalogEvent catalogEvent, CancellationToken cancellationToken);
}
