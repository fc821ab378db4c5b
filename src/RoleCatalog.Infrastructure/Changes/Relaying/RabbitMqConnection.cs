using System.Security.Authentication;
using MassTransit;
using MassTransit.Configuration;
using MassTransit.RabbitMqTransport;
using MassTransit.RabbitMqTransport.Configuration;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;
using RoleCatalog.Contracts;
using RoleCatalog.Contracts.MassTransit;
using NotConfirmed = RabbitMQ.Client.Exceptions.PublishException;

namespace RoleCatalog.Infrastructure.Changes.Relaying;

/// <summary>
/// One connection to RabbitMQ, and MassTransit's bus on it. A bus by itself would connect again, and send again what was in
/// flight, in an order of its own: here each send is one try, and with its connection the bus is over.
/// </summary>
internal sealed class RabbitMqConnection(Uri uri, Action changed) : IEventConnection, ISendObserver
{
    /// <summary>For the connection to open, and each step of its handshake.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan FarewellPatience = TimeSpan.FromSeconds(1);

    private readonly RabbitMqEnd end = new();
    private IConnectionContextSupervisor? supervisor;
    private ISendEndpoint exchange = null!;
    private IConnection? connection;

    public Delivery? End => end.Delivery;

    public bool IsBlocked { get; private set; }

    public async Task Open(CancellationToken cancellationToken)
    {
        var (bus, host) = CreateBus();
        supervisor = host.ConnectionContextSupervisor;
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(Patience);
        try
        {
            await supervisor.Send(
                Pipe.Execute<ConnectionContext>(context => connection = context.Connection),
                deadline.Token
            );
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException(
                $"RabbitMQ at {uri.Host}:{uri.Port} does not answer within {Patience.TotalSeconds} s",
                late
            );
        }

        Watch(connection!);
        bus.ConnectSendObserver(this);
        exchange = await bus.GetSendEndpoint(CatalogBus.Address);
    }

    public async Task<Delivery> Send(CatalogEvent catalogEvent)
    {
        try
        {
            await exchange.Send(catalogEvent, context => Address((RabbitMqSendContext)context), end.Over);
            return new Delivery(Fate.Routed);
        }
        catch (MessageReturnedException)
        {
            return new Delivery(Fate.Unrouted);
        }
        catch (NotConfirmed)
        {
            return new Delivery(Fate.Refused);
        }
        catch (Exception error)
        {
            Lose(error);
            return End!.Value;
        }

        void Address(RabbitMqSendContext context)
        {
            context.RoutingKey = CatalogBus.RoutingKey(catalogEvent);
            // What no queue asks for comes back, and is counted.
            context.Mandatory = true;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Lose(new OperationCanceledException("The connection is dropped."));
        if (connection is not null)
        {
            await connection.AbortAsync(Constants.ReplySuccess, "The relay ends", FarewellPatience);
        }

        if (supervisor is not null)
        {
            using var deadline = new CancellationTokenSource(Patience);
            await supervisor.Stop("The relay ends", deadline.Token);
        }

        end.Dispose();
    }

    Task ISendObserver.PreSend<T>(SendContext<T> context) => Task.CompletedTask;

    Task ISendObserver.PostSend<T>(SendContext<T> context) => Task.CompletedTask;

    /// <summary>MassTransit would wait, connect and send again: here the connection is over.</summary>
    Task ISendObserver.SendFault<T>(SendContext<T> context, Exception exception)
    {
        if (exception is not (MessageReturnedException or NotConfirmed))
        {
            Lose(exception);
        }

        return Task.CompletedTask;
    }

    private (IBusControl Bus, IRabbitMqHostConfiguration Host) CreateBus()
    {
        var configuration = new RabbitMqBusConfiguration(
            new RabbitMqTopologyConfiguration(RabbitMqBusFactory.CreateMessageTopology())
        );
        var configurator = new RabbitMqBusFactoryConfigurator(configuration);
        ((IRabbitMqBusFactoryConfigurator)configurator).Host(
            uri,
            host =>
            {
                host.ConnectionName("rolecatalog relay");
                if (uri.Scheme == BrokerOptions.WithTls)
                {
                    // By itself MassTransit takes TLS for a matter of the port.
                    host.UseSsl(tls =>
                    {
                        tls.ServerName = uri.Host;
                        tls.Protocol = SslProtocols.Tls12 | SslProtocols.Tls13;
                    });
                }

                host.RequestedConnectionTimeout(Patience);
                host.ContinuationTimeout(Patience);
                host.OnRefreshConnectionFactory = factory =>
                {
                    factory.HandshakeContinuationTimeout = Patience;
                    return Task.CompletedTask;
                };
            }
        );
        configurator.ClearSerialization();
        configurator.AddSerializer(new CloudEventsSerializerFactory());
        configurator.AddDeserializer(new CloudEventsSerializerFactory(), isDefault: true);
        return (configurator.Build(configuration, []), configuration.HostConfiguration);
    }

    private void Watch(IConnection opened)
    {
        opened.ConnectionShutdownAsync += (_, shutdown) =>
        {
            Lose(new AlreadyClosedException(shutdown));
            return Task.CompletedTask;
        };
        opened.ConnectionBlockedAsync += (_, _) => Block(true);
        opened.ConnectionUnblockedAsync += (_, _) => Block(false);
    }

    private Task Block(bool isBlocked)
    {
        IsBlocked = isBlocked;
        changed();
        return Task.CompletedTask;
    }

    private void Lose(Exception error)
    {
        if (end.Note(error))
        {
            changed();
        }
    }
}
