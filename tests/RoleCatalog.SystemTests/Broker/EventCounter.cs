using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

namespace RoleCatalog.SystemTests.Broker;

/// <summary>
/// A consumer with none of our code: all that comes to a durable queue of its own, written down and then acknowledged. When
/// the broker goes away it is there again as soon as the broker is.
/// </summary>
internal sealed class EventCounter : IAsyncDisposable
{
    public const string Exchange = "rolecatalog.events";

    private const ushort Prefetch = 256;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly ConnectionFactory factory;
    private readonly Dictionary<string, object?> limits;
    private readonly ConcurrentQueue<Arrival> arrivals = [];
    private readonly ConcurrentDictionary<string, long> firstAt = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource stop = new();
    private Task consuming = Task.CompletedTask;

    private EventCounter(Uri broker, Dictionary<string, object?> limits)
    {
        this.limits = limits;
        factory = new ConnectionFactory
        {
            Uri = broker,
            AutomaticRecoveryEnabled = false,
            RequestedConnectionTimeout = TimeSpan.FromSeconds(5),
        };
    }

    public string Queue { get; } = $"counter-{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):N}";

    /// <summary>All that has come, in this order, repeats too.</summary>
    public IReadOnlyList<Arrival> Arrivals => [.. arrivals];

    /// <summary>How many different events have come.</summary>
    public int Count => firstAt.Count;

    /// <summary>Takes what comes from now on.</summary>
    public static async Task<EventCounter> Start(Uri broker)
    {
        // Such a queue is as fast after a memory alarm as before; a classic one goes on writing all it has to disk for a while.
        var counter = await Declare(broker, new() { ["x-queue-type"] = "quorum" });
        counter.Begin();
        return counter;
    }

    /// <summary>The queue is there from now on, and nobody takes anything from it until <see cref="Begin"/>.</summary>
    public static async Task<EventCounter> Declare(Uri broker, Dictionary<string, object?> limits)
    {
        var counter = new EventCounter(broker, limits);
        await using var connection = await counter.factory.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        await channel.ExchangeDeclareAsync(Exchange, ExchangeType.Topic, durable: true);
        await channel.QueueDeclareAsync(
            counter.Queue,
            durable: true,
            exclusive: false,
            autoDelete: false,
            counter.limits
        );
        await channel.QueueBindAsync(counter.Queue, Exchange, "#");
        return counter;
    }

    public void Begin() => consuming = Consume();

    /// <summary>When the event came first, as <see cref="Stopwatch.GetTimestamp"/>; null when it has not.</summary>
    public long? FirstAt(string id) => firstAt.TryGetValue(id, out var at) ? at : null;

    public Task HasCome(IReadOnlyCollection<string> ids) =>
        Eventually.IsSo(() => ids.All(firstAt.ContainsKey), Patience, () => $"of {ids.Count} events {Count} have come");

    /// <summary>Removes the queue.</summary>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await consuming;
        stop.Dispose();
        await Remove(factory.Uri, Queue);
    }

    public static async Task Remove(Uri broker, string queue)
    {
        await using var connection = await new ConnectionFactory { Uri = broker }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        await channel.QueueDeleteAsync(queue);
    }

    private async Task Consume()
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await ConsumeUntilTheConnectionEnds();
            }
            catch (Exception error)
                when (error is RabbitMQClientException or IOException or TimeoutException or OperationCanceledException)
            {
                // The broker is away, or this ends.
            }

            await tick.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    private async Task ConsumeUntilTheConnectionEnds()
    {
        await using var connection = await factory.CreateConnectionAsync(stop.Token);
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        connection.ConnectionShutdownAsync += (_, _) =>
        {
            ended.TrySetResult();
            return Task.CompletedTask;
        };
        await using var channel = await connection.CreateChannelAsync(cancellationToken: stop.Token);
        await channel.BasicQosAsync(0, Prefetch, global: false, stop.Token);
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += Receive;
        await channel.BasicConsumeAsync(Queue, autoAck: false, consumer, stop.Token);
        await ended.Task.WaitAsync(stop.Token);
    }

    private async Task Receive(object sender, BasicDeliverEventArgs delivery)
    {
        var arrival = new Arrival(
            delivery.BasicProperties.MessageId ?? "",
            delivery.RoutingKey,
            delivery.BasicProperties.ContentType,
            delivery.BasicProperties.Persistent,
            delivery.Body.ToArray()
        )
        {
            At = Stopwatch.GetTimestamp(),
            Replay =
                delivery.BasicProperties.Headers?.TryGetValue("replay", out var replay) == true
                    ? Encoding.UTF8.GetString((byte[])replay!)
                    : null,
        };
        arrivals.Enqueue(arrival);
        firstAt.TryAdd(arrival.Id, Stopwatch.GetTimestamp());
        await ((AsyncEventingBasicConsumer)sender).Channel.BasicAckAsync(
            delivery.DeliveryTag,
            multiple: false,
            stop.Token
        );
    }
}

/// <summary>A message as it came.</summary>
internal sealed record Arrival(string Id, string RoutingKey, string? ContentType, bool IsPersistent, byte[] Body)
{
    /// <summary>As <see cref="Stopwatch.GetTimestamp"/>.</summary>
    public long At { get; init; }

    /// <summary>The replay that has sent it; null when it came as it happened.</summary>
    public string? Replay { get; init; }
}
