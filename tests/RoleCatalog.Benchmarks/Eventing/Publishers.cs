using System.Text.Json;
using MassTransit;
using RabbitMQ.Client;
using RoleCatalog.Contracts;

namespace RoleCatalog.Benchmarks.Eventing;

/// <summary>Publishes events with confirmations, so many in flight all the time, without a log behind it.</summary>
internal static class Publishers
{
    private const int InFlight = 256;

    /// <summary>MassTransit as it comes: its envelope, its exchange, publishing as its documentation shows.</summary>
    public static async Task<TimeSpan> MassTransit(Uri broker, CatalogEvent sample, int messages)
    {
        var bus = Bus.Factory.CreateUsingRabbitMq(rabbit => rabbit.Host(broker));
        await bus.StartAsync();
        await bus.Publish(sample);
        var took = await Time(messages, () => bus.Publish(sample));
        await bus.StopAsync();
        return took;
    }

    /// <summary>The client of RabbitMQ alone, with the bytes of the event.</summary>
    public static async Task<TimeSpan> Client(Uri broker, CatalogEvent sample, int messages)
    {
        await using var connection = await new ConnectionFactory { Uri = broker }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync(
            new CreateChannelOptions(
                publisherConfirmationsEnabled: true,
                publisherConfirmationTrackingEnabled: true,
                outstandingPublisherConfirmationsRateLimiter: null
            )
        );
        var body = JsonSerializer.SerializeToUtf8Bytes(sample, ContractsJson.Readable.CatalogEvent);
        var properties = new BasicProperties { Persistent = true, ContentType = CatalogEvent.ContentType };
        return await Time(
            messages,
            async () =>
                await channel.BasicPublishAsync(Queues.OfTheClient, "skill.defined", mandatory: true, properties, body)
        );
    }

    private static async Task<TimeSpan> Time(int messages, Func<Task> publish)
    {
        var began = System.Diagnostics.Stopwatch.GetTimestamp();
        var left = messages;
        await Task.WhenAll(Enumerable.Range(0, InFlight).Select(_ => Task.Run(PublishOn)));
        return System.Diagnostics.Stopwatch.GetElapsedTime(began);

        async Task PublishOn()
        {
            while (Interlocked.Decrement(ref left) >= 0)
            {
                await publish();
            }
        }
    }
}
