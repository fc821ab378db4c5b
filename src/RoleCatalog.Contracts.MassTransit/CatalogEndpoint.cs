using MassTransit;

namespace RoleCatalog.Contracts.MassTransit;

/// <summary>Sets up a queue of catalogue events.</summary>
public static class CatalogEndpoint
{
    /// <summary>
    /// Binds the queue to the catalogue's exchange and gives its events to a handler. The queue is for these events alone.
    /// <code>
    /// rabbit.ReceiveEndpoint("careers-site", endpoint =>
    /// {
    ///     endpoint.SetQuorumQueue();
    ///     endpoint.UseMessageRetry(retry => retry.Interval(5, TimeSpan.FromSeconds(2)));
    ///     endpoint.ConsumeCatalogEvents((change, cancellation) => versions.HandleNews(change, handlers.Handle, cancellation), "job-posting.#");
    /// });
    /// </code>
    /// <para>
    /// Events are handled one at a time, so that versions of one entity come in their order, repeats aside. When several
    /// processes share the queue, <c>endpoint.SingleActiveConsumer = true</c> keeps that order. Who does not need it, since
    /// <see cref="HighestVersions"/> or a database tells which version is newer, raises <c>ConcurrentMessageLimit</c> after this call.
    /// </para>
    /// <para>
    /// An event is acknowledged when the handler has succeeded. When it throws, MassTransit does as configured <i>before</i> this
    /// call, such as trying again; at the end the event goes to the queue <c>{queue}_error</c>, as does at once a message that
    /// is no catalogue event. No <c>Fault</c> is published.
    /// </para>
    /// </summary>
    /// <param name="endpoint">The endpoint of a queue.</param>
    /// <param name="handle">Such as <see cref="CatalogHandlers.Handle"/>, or that within <see cref="HighestVersions.HandleNews"/>.</param>
    /// <param name="routingKeys">
    /// What to receive, see <see cref="CatalogBus.RoutingKey"/>; everything when none is given. A binding that was made by an
    /// earlier version of the consumer stays until someone removes it on the broker.
    /// </param>
    public static void ConsumeCatalogEvents(
        this IRabbitMqReceiveEndpointConfigurator endpoint,
        Func<CatalogEvent, CancellationToken, Task> handle,
        params IReadOnlyCollection<string> routingKeys
    )
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(handle);
        ArgumentNullException.ThrowIfNull(routingKeys);
        endpoint.ConfigureConsumeTopology = false;
        endpoint.PublishFaults = false;
        endpoint.ConcurrentMessageLimit = 1;
        endpoint.ClearSerialization();
        endpoint.AddSerializer(new CloudEventsSerializerFactory());
        endpoint.AddDeserializer(new CloudEventsSerializerFactory(), isDefault: true);
        endpoint.DiscardSkippedMessages();
        foreach (var key in routingKeys.DefaultIfEmpty("#"))
        {
            endpoint.Bind(
                CatalogBus.Exchange,
                binding =>
                {
                    binding.ExchangeType = "topic";
                    binding.Durable = true;
                    binding.RoutingKey = key;
                }
            );
        }

        endpoint.Handler<CatalogEvent>(context => handle(context.Message, context.CancellationToken));
    }
}
