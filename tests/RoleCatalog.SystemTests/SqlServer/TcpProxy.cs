using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace RoleCatalog.SystemTests.SqlServer;

/// <summary>A way to a server that can be cut and mended.</summary>
internal sealed class TcpProxy : IAsyncDisposable
{
    private readonly string host;
    private readonly int port;
    private readonly ConcurrentBag<Socket> open = [];
    private Socket? listening;
    private IPEndPoint address = new(IPAddress.Loopback, 0);

    /// <param name="server">As a connection string names it: "host" or "host,port", perhaps with "tcp:" before.</param>
    public TcpProxy(string server)
    {
        var parts = server.Replace("tcp:", "", StringComparison.OrdinalIgnoreCase).Split(',');
        (host, port) = (parts[0], parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 1433);
        Mend();
    }

    public string Server => $"127.0.0.1,{address.Port}";

    /// <summary>Ends all connections and takes no other.</summary>
    public void Cut()
    {
        Interlocked.Exchange(ref listening, null)?.Dispose();
        while (open.TryTake(out var socket))
        {
            socket.Dispose();
        }
    }

    public void Mend()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(address);
        socket.Listen();
        address = (IPEndPoint)socket.LocalEndPoint!;
        listening = socket;
        _ = Accept(socket);
    }

    public ValueTask DisposeAsync()
    {
        Cut();
        return ValueTask.CompletedTask;
    }

    private async Task Accept(Socket socket)
    {
        try
        {
            while (true)
            {
                _ = Serve(await socket.AcceptAsync());
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // It was cut.
        }
    }

    private async Task Serve(Socket client)
    {
        try
        {
            using var server = new Socket(SocketType.Stream, ProtocolType.Tcp);
            open.Add(client);
            open.Add(server);
            await server.ConnectAsync(host, port);
            using var near = new NetworkStream(client, ownsSocket: true);
            using var far = new NetworkStream(server, ownsSocket: true);
            await Task.WhenAny(near.CopyToAsync(far), far.CopyToAsync(near));
        }
        catch (Exception error) when (error is IOException or SocketException or ObjectDisposedException)
        {
            // One side has gone, or it was cut.
        }
    }
}
