using System.Net.Mime;
using MassTransit;

namespace RoleCatalog.Contracts.MassTransit;

/// <summary>
/// Teaches MassTransit the wire format of the catalogue: the body is the event's JSON, with no envelope of MassTransit's around it
/// and no name of a .NET type in it or in its headers. The id of the message is the id of the event. Nothing but a
/// <see cref="CatalogEvent"/> is written or read.
/// <para>
/// To receive, <c>endpoint.ConsumeCatalogEvents(...)</c> sets it up. To send, give it to a bus of its own, which then sends
/// nothing else:
/// </para>
/// <code>
/// rabbit.ClearSerialization();
/// rabbit.AddSerializer(new CloudEventsSerializerFactory());
/// rabbit.AddDeserializer(new CloudEventsSerializerFactory(), isDefault: true);
/// ...
/// var exchange = await bus.GetSendEndpoint(CatalogBus.Address);
/// await exchange.Send(catalogEvent, context => context.SetRoutingKey(CatalogBus.RoutingKey(catalogEvent)));
/// </code>
/// </summary>
public sealed class CloudEventsSerializerFactory : ISerializerFactory
{
    private static readonly CloudEventsSerializer Serializer = new();

    /// <inheritdoc />
    public ContentType ContentType => CloudEventsSerializer.CloudEvents;

    /// <inheritdoc />
    public IMessageSerializer CreateSerializer() => Serializer;

    /// <inheritdoc />
    public IMessageDeserializer CreateDeserializer() => Serializer;
}
