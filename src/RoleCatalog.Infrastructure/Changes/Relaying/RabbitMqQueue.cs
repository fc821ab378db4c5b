using System.Security.Authentication;
using System.Text.Json;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;
using RoleCatalog.Application.Changes.Replaying;
using RoleCatalog.Contracts;
using NotConfirmed = RabbitMQ.Client.Exceptions.PublishException;

namespace RoleCatalog.Infrastructure.Changes.Relaying;

/// <summary>
/// One connection to RabbitMQ that sends to one queue, past the exchange of the events: a queue that is named is no topology
/// of MassTransit's, which would declare an exchange for it.
/// </summary>
internal sealed class RabbitMqQueue(Uri uri, string queue, string replay) : IEventConnection
{
    /// <summary>In the headers of what is sent again: the id of the replay.</summary>
    public const string Header = "replay";

    // Goes to the queue that the routing key names.
    private const string DefaultExchange = "";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan FarewellPatience = TimeSpan.FromSeconds(1);

    private readonly RabbitMqEnd end = new();
    private IConnection? connection;
    private IChannel? channel;

    public Delivery? End => end.Delivery;

    public bool IsBlocked { get; private set; }

    public async Task Open(CancellationToken cancellationToken)
    {
        connection = await Factory().CreateConnectionAsync(cancellationToken);
        connection.ConnectionShutdownAsync += (_, shutdown) => Lose(shutdown);
        connection.ConnectionBlockedAsync += (_, _) => Block(true);
        connection.ConnectionUnblockedAsync += (_, _) => Block(false);
        channel = await connection.CreateChannelAsync(
            new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true),
            cancellationToken
        );
        channel.ChannelShutdownAsync += (_, shutdown) => Lose(shutdown);
    }

    /// <summary>Asks for the queue without declaring it.</summary>
    public async Task<QueueState> Look(CancellationToken cancellationToken)
    {
        await Open(cancellationToken);
        try
        {
            await channel!.QueueDeclarePassiveAsync(queue, cancellationToken);
            return QueueState.Usable;
        }
        catch (OperationInterruptedException refused) when (refused.ShutdownReason is { } reason)
        {
            return reason.ReplyCode switch
            {
                Constants.NotFound => QueueState.Missing,
                Constants.ResourceLocked or Constants.AccessRefused => QueueState.Locked,
                _ => QueueState.Unknown,
            };
        }
    }

    public async Task<Delivery> Send(CatalogEvent catalogEvent)
    {
        try
        {
            await channel!.BasicPublishAsync(
                DefaultExchange,
                queue,
                mandatory: true,
                Properties(catalogEvent),
                JsonSerializer.SerializeToUtf8Bytes(catalogEvent, ContractsJson.Readable.CatalogEvent),
                end.Over
            );
            return new Delivery(Fate.Routed);
        }
        catch (NotConfirmed failed)
        {
            return new Delivery(failed.IsReturn ? Fate.Unrouted : Fate.Refused);
        }
        catch (Exception error)
        {
            end.Note(error);
            return End!.Value;
        }
    }

    public async ValueTask DisposeAsync()
    {
        end.Note(new OperationCanceledException("The connection is dropped."));
        if (connection is { } open)
        {
            connection = null;
            await open.AbortAsync(Constants.ReplySuccess, "The replay ends", FarewellPatience);
            await open.DisposeAsync();
        }

        end.Dispose();
    }

    private ConnectionFactory Factory()
    {
        var factory = new ConnectionFactory
        {
            Uri = uri,
            ClientProvidedName = "rolecatalog replay",
            AutomaticRecoveryEnabled = false,
            RequestedConnectionTimeout = Patience,
            HandshakeContinuationTimeout = Patience,
            ContinuationTimeout = Patience,
        };
        if (uri.Scheme == BrokerOptions.WithTls)
        {
            factory.Ssl = new SslOption(uri.Host, enabled: true) { Version = SslProtocols.Tls12 | SslProtocols.Tls13 };
        }

        return factory;
    }

    private BasicProperties Properties(CatalogEvent catalogEvent) =>
        new()
        {
            MessageId = catalogEvent.Id,
            ContentType = CatalogEvent.ContentType,
            Persistent = true,
            Headers = new Dictionary<string, object?>(StringComparer.Ordinal) { [Header] = replay },
        };

    private Task Block(bool isBlocked)
    {
        IsBlocked = isBlocked;
        return Task.CompletedTask;
    }

    private Task Lose(ShutdownEventArgs shutdown)
    {
        end.Note(new AlreadyClosedException(shutdown));
        return Task.CompletedTask;
    }
}
