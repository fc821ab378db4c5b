using MassTransit;
using RoleCatalog.Application.Changes.Replaying;
using RoleCatalog.Contracts;

namespace RoleCatalog.Infrastructure.Changes.Relaying;

/// <summary>To consumers in the same process: MassTransit's bus in memory.</summary>
internal sealed class InMemoryTransport(IBus bus) : IEventTransport
{
    public Task<IEventConnection> Open(Action changed, CancellationToken cancellationToken) =>
        Task.FromResult<IEventConnection>(new Connection(bus));

    public Task<QueueState> Look(string queue, CancellationToken cancellationToken) =>
        Task.FromResult(QueueState.NoBroker);

    /// <summary>A replay from when there was a broker waits until there is one again, or is cancelled.</summary>
    public Task<IEventConnection> OpenTo(string queue, string replay, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("events go to no broker (Broker:Transport)");

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
