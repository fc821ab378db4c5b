using FluentAssertions;
using NUnit.Framework;
using RabbitMQ.Client;

namespace RoleCatalog.SystemTests.Broker;

/// <summary>What the other tests rely on.</summary>
[RequiresOwnBroker]
public sealed class HavingABroker : BrokerTest
{
    private const string Queue = "kept";

    [Test]
    public async Task Has_after_a_kill_what_it_had_confirmed()
    {
        await using (var connection = await Connect())
        {
            await using var channel = await connection.CreateChannelAsync(new(true, true));
            await channel.QueueDeclareAsync(Queue, durable: true, exclusive: false, autoDelete: false);
            await channel.BasicPublishAsync(
                "",
                Queue,
                mandatory: true,
                new BasicProperties { Persistent = true },
                "1"u8.ToArray()
            );
        }

        await Broker.Kill();
        await Broker.Start();

        await using var again = await Connect();
        await using var reading = await again.CreateChannelAsync();
        var kept = await reading.BasicGetAsync(Queue, autoAck: true);
        kept!.Body.ToArray().Should().Equal("1"u8.ToArray());
        await reading.QueueDeleteAsync(Queue);
    }

    private async Task<IConnection> Connect() =>
        await new ConnectionFactory { Uri = Broker.Uri }.CreateConnectionAsync();
}
