using RoleCatalog.Application.Changes.Replaying;

namespace RoleCatalog.Infrastructure.Changes.Relaying;

/// <summary>To RabbitMQ.</summary>
internal sealed class RabbitMqTransport(BrokerOptions options) : IEventTransport
{
    public async Task<IEventConnection> Open(Action changed, CancellationToken cancellationToken)
    {
        var connection = new RabbitMqConnection(new Uri(options.Uri!), changed);
        try
        {
            await connection.Open(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public async Task<QueueState> Look(string queue, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = new RabbitMqQueue(new Uri(options.Uri!), queue, replay: "");
            return await connection.Look(cancellationToken);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            return QueueState.Unknown;
        }
    }

    public async Task<IEventConnection> OpenTo(string queue, string replay, CancellationToken cancellationToken)
    {
        var connection = new RabbitMqQueue(new Uri(options.Uri!), queue, replay);
        try
        {
            await connection.Open(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
