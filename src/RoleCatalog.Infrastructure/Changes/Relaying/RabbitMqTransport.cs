using RoleCatalog.Application.Changes.Replaying;

namespace RoleCatalog.Infrastructure.Changes.Relaying;

/// <summary>To RabbitMQ.</summary>
internal sealed class RabbitMqTransport(BrokerOptions options) : IEventTransport
{
    public Task<IEventConnection> Open(Action changed, CancellationToken cancellationToken)
    {
        var connection = new RabbitMqConnection(new Uri(options.Uri!), changed);
        return Opened(connection, connection.Open(cancellationToken));
    }

    public Task<IEventConnection> OpenTo(string queue, string replay, CancellationToken cancellationToken)
    {
        var connection = new RabbitMqQueue(new Uri(options.Uri!), queue, replay);
        return Opened(connection, connection.Open(cancellationToken));
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

    private static async Task<IEventConnection> Opened(IEventConnection connection, Task opening)
    {
        try
        {
            await opening;
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
