using RabbitMQ.Client;
using RabbitMQ.Client.Events;

// A consumer that acknowledges nothing: it says what it was given, until it is killed or its connection ends.
var (broker, queue) = (new Uri(args[0]), args[1]);
await using var connection = await new ConnectionFactory { Uri = broker }.CreateConnectionAsync();
var ended = new TaskCompletionSource();
connection.ConnectionShutdownAsync += (_, _) =>
{
    ended.TrySetResult();
    return Task.CompletedTask;
};
await using var channel = await connection.CreateChannelAsync();
await channel.BasicQosAsync(0, prefetchCount: 256, global: false);
var consumer = new AsyncEventingBasicConsumer(channel);
consumer.ReceivedAsync += (_, delivery) => Console.Out.WriteLineAsync(delivery.BasicProperties.MessageId);
await channel.BasicConsumeAsync(queue, autoAck: false, consumer);
await ended.Task;
