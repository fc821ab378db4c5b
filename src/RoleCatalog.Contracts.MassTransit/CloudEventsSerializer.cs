using System.Net.Mime;
using System.Runtime.Serialization;
using System.Text.Json;
using MassTransit;
using MassTransit.Serialization;

namespace RoleCatalog.Contracts.MassTransit;

/// <summary>Writes and reads the bytes of an event, and knows no other message.</summary>
internal sealed class CloudEventsSerializer : IMessageSerializer, IMessageDeserializer
{
    public static readonly ContentType CloudEvents = new(CatalogEvent.ContentType);

    public ContentType ContentType => CloudEvents;

    public MessageBody GetMessageBody<T>(SendContext<T> context)
        where T : class
    {
        if (context.Message is not CatalogEvent catalogEvent)
        {
            throw new SerializationException($"Only catalogue events are sent as {CloudEvents}, no {typeof(T)}.");
        }

        // The transport asks for the body before it writes the properties, and this is one of them.
        context.MessageId = Guid.Parse(catalogEvent.Id);
        return new BytesMessageBody(
            JsonSerializer.SerializeToUtf8Bytes(catalogEvent, ContractsJson.Readable.CatalogEvent)
        );
    }

    public MessageBody GetMessageBody(string text) => new StringMessageBody(text);

    public ConsumeContext Deserialize(ReceiveContext receiveContext) =>
        new BodyConsumeContext(
            receiveContext,
            Deserialize(receiveContext.Body, receiveContext.TransportHeaders, receiveContext.InputAddress)
        );

    public SerializerContext Deserialize(MessageBody body, Headers headers, Uri? destinationAddress = null) =>
        new CatalogEventContext(
            Read(body),
            body,
            new RawMessageContext(headers, destinationAddress, RawSerializerOptions.CopyHeaders)
        );

    public void Probe(ProbeContext context) =>
        context.CreateScope("cloudEvents").Add("contentType", CloudEvents.MediaType);

    private static CatalogEvent Read(MessageBody body)
    {
        try
        {
            var read = JsonSerializer.Deserialize(body.GetBytes(), ContractsJson.Readable.CatalogEvent);
            return
                read
                    is {
                        Id: not null,
                        Type: not null,
                        Subject: not null,
                        LogId: not null,
                        Sequence: not null,
                        Data: not null
                    }
                ? read
                : throw new SerializationException("The body is no catalogue event: it lacks what each of them has.");
        }
        catch (JsonException error)
        {
            throw new SerializationException("The body is no catalogue event.", error);
        }
    }
}
