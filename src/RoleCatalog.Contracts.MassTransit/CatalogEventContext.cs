using System.Diagnostics.CodeAnalysis;
using MassTransit;
using MassTransit.Serialization;

namespace RoleCatalog.Contracts.MassTransit;

/// <summary>What was received: one event, which is that message and no other.</summary>
internal sealed class CatalogEventContext(CatalogEvent catalogEvent, MessageBody body, MessageContext message)
    : SystemTextJsonSerializerContext(
        SystemTextJsonMessageSerializer.Instance,
        SystemTextJsonMessageSerializer.Options,
        CloudEventsSerializer.CloudEvents,
        message,
        Types,
        message: catalogEvent
    )
{
    private static readonly string[] Types = [MessageUrn.ForTypeString<CatalogEvent>()];

    public override bool IsSupportedMessageType<T>() => typeof(T) == typeof(CatalogEvent);

    public override bool IsSupportedMessageType(Type messageType) => messageType == typeof(CatalogEvent);

    public override bool TryGetMessage<T>([NotNullWhen(true)] out T? message)
        where T : class
    {
        message = catalogEvent as T;
        return message is not null && IsSupportedMessageType<T>();
    }

    public override bool TryGetMessage(Type messageType, [NotNullWhen(true)] out object? message)
    {
        message = IsSupportedMessageType(messageType) ? catalogEvent : null;
        return message is not null;
    }

    // What is sent on, to be tried again later say, keeps its bytes: they may hold members that this version does not know.
    public override IMessageSerializer GetMessageSerializer() =>
        new CopyBodySerializer(CloudEventsSerializer.CloudEvents, body);

    public override IMessageSerializer GetMessageSerializer<T>(MessageEnvelope envelope, T message)
        where T : class => GetMessageSerializer();

    public override IMessageSerializer GetMessageSerializer(object message, string[] messageTypes) =>
        GetMessageSerializer();
}
