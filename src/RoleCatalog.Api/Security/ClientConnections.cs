using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.Extensions.Options;

namespace RoleCatalog.Api.Security;

/// <summary>
/// How many connections there may be, in all and from one address, and how soon each has to send something: one that only
/// stays holds a place that others wait for. All clients of a trusted proxy come from its address, so that it has no limit.
/// </summary>
internal sealed class ClientConnections(
    LimitSettings settings,
    IOptions<ForwardedHeadersOptions> proxies,
    SecurityAudit audit,
    TimeProvider clock
)
{
    /// <summary>How long a new connection may be silent.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Dictionary<string, int> ofClients = new(StringComparer.Ordinal);
    private readonly Lock gate = new();
    private int all;

    public async Task Serve(ConnectionContext connection, ConnectionDelegate next)
    {
        var client = ClientOf(connection.RemoteEndPoint);
        if (Enter(client) is { } limit)
        {
            audit.ConnectionRefused(limit, connection.RemoteEndPoint);
            return;
        }

        try
        {
            if (await SendsSomething(connection))
            {
                await next(connection);
            }
        }
        finally
        {
            Leave(client);
        }
    }

    /// <summary>Null for those that have no limit of their own.</summary>
    private string? ClientOf(EndPoint? remote) =>
        remote is IPEndPoint { Address: var address } && !IsProxy(address) ? ClientAddress.Of(address) : null;

    private bool IsProxy(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return proxies.Value.KnownIPNetworks.Any(network => network.Contains(plain));
    }

    /// <summary>The limit that is reached; null when there was room.</summary>
    private string? Enter(string? client)
    {
        lock (gate)
        {
            var own = client is null ? 0 : ofClients.GetValueOrDefault(client);
            if (own >= settings.ConnectionsPerAddress)
            {
                return "address";
            }

            if (all >= settings.Connections)
            {
                return "all";
            }

            all++;
            if (client is not null)
            {
                ofClients[client] = own + 1;
            }

            return null;
        }
    }

    private void Leave(string? client)
    {
        lock (gate)
        {
            all--;
            if (client is not null && --ofClients[client] == 0)
            {
                ofClients.Remove(client);
            }
        }
    }

    // Looks without taking: what comes next reads the same bytes. The server's own timeouts begin with the first byte.
    private async Task<bool> SendsSomething(ConnectionContext connection)
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        var stopping = connection.Features.Get<IConnectionLifetimeNotificationFeature>()?.ConnectionClosedRequested;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stopping ?? default);
        try
        {
            var input = connection.Transport.Input;
            var read = await input.ReadAsync(either.Token);
            input.AdvanceTo(read.Buffer.Start);
            return !read.Buffer.IsEmpty;
        }
        catch (Exception gone) when (gone is OperationCanceledException or IOException)
        {
            return false;
        }
    }
}
