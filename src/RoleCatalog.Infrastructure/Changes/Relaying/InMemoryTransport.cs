using MassTransit;
using RoleCatalog.Contracts;

namespace RoleCatalog.Infrastructure.Changes.Relaying;

/// <summary>To consumers in the same process: MassTransit's bus in memory.</summary>
internal sealed class InMemoryTransport(IBus bus) : IEventTransport
{
    public Task<IEventConnection> Open(Action changed, CancellationToken cancellationToken) =>
        Task.FromResult<IEventConnection>(new Connection(bus));

    private sealed class Connection(IBus bus) : IEventConnection
    {
        public Delivery? End { get; private set; }

        public bool IsBlocked => false;

        public async Task<Delivery> Send(CatalogEvent catalogEvent)
        {
            try
            {
                await bus.Publish(catalogEvent, context => context.MessageId = Guid.Parse(catalogEvent.Id));
                return new Delivery(Fate.Routed);
            }
            catch (Exception error)
            {
                End = new Delivery(Fate.Lost, error.Message);
                return End.Value;
            }
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
