using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RoleCatalog.Contracts.MassTransit;

namespace RoleCatalog.Benchmarks.Eventing;

/// <summary>A queue for each contender, which keeps what it publishes until it is emptied.</summary>
internal sealed class Queues : IAsyncDisposable
{
    /// <summary>Where MassTransit publishes an event by itself.</summary>
    private const string OfMassTransit = "RoleCatalog.Contracts:CatalogEvent";

    public const string OfTheClient = "bench.client";

    private static readonly (string Exchange, string Type, string Queue)[] All =
    [
        (CatalogBus.Exchange, ExchangeType.Topic, "bench.relay"),
        (OfMassTransit, ExchangeType.Fanout, "bench.masstransit"),
        (OfTheClient, ExchangeType.Topic, OfTheClient),
    ];

    private readonly IConnection connection;
    private readonly IChannel channel;

    private Queues(IConnection connection, IChannel channel) => (this.connection, this.channel) = (connection, channel);

    public static async Task<Queues> Declare(Uri broker)
    {
        var connection = await new ConnectionFactory { Uri = broker }.CreateConnectionAsync();
        var channel = await connection.CreateChannelAsync();
        foreach (var (exchange, type, queue) in All)
        {
            await channel.ExchangeDeclareAsync(exchange, type, durable: true);
            await channel.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false);
            await channel.QueueBindAsync(queue, exchange, "#");
        }

        return new Queues(connection, channel);
    }

    /// <summary>Empties them, and tells how many messages they held.</summary>
    public async Task<long> Empty()
    {
        var messages = 0L;
        foreach (var (_, _, queue) in All)
        {
            messages += await channel.QueuePurgeAsync(queue);
        }

        return messages;
    }

    /// <summary>Takes what the relay sends, as consumers do, so that the queue stays short.</summary>
    public Task Consume() =>
        channel.BasicConsumeAsync("bench.relay", autoAck: true, new AsyncEventingBasicConsumer(channel));

    public async Task Delete()
    {
        foreach (var (_, _, queue) in All)
        {
            await channel.QueueDeleteAsync(queue);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await channel.DisposeAsync();
        await connection.DisposeAsync();
    }
}
