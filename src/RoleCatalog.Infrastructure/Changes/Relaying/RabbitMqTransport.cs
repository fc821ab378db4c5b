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
}
