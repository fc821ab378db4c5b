using System.Net;
using System.Net.Sockets;
using System.Text;

namespace RoleCatalog.SystemTests;

/// <summary>
/// Clients that each begin a request and then send a byte a second, or nothing more, all moved by one task. They come from
/// several addresses of this machine, as from one they would be too many.
/// </summary>
internal sealed class SlowClients : IDisposable
{
    private const int OfOneAddress = 100;

    private readonly List<Socket> open = [];
    private readonly HashSet<Socket> silent = [];
    private readonly byte[] buffer = new byte[4096];

    /// <summary>The first line of each answer that came before the connection was closed.</summary>
    public List<string> Answers { get; } = [];

    public int Open => open.Count;

    /// <summary>Those that send no more than the beginning.</summary>
    public async Task ConnectSilent(Uri address, int count, string beginning)
    {
        await Connect(address, count, beginning);
        silent.UnionWith(open.TakeLast(count));
    }

    public async Task Connect(Uri address, int count, string beginning)
    {
        for (var client = 0; client < count; client++)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            open.Add(socket);
            socket.Bind(new IPEndPoint(IPAddress.Parse($"127.0.0.{2 + (open.Count / OfOneAddress)}"), 0));
            await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, address.Port));
            await socket.SendAsync(Encoding.ASCII.GetBytes(beginning));
        }
    }

    /// <summary>Sends on until the service has closed all of them.</summary>
    public async Task UntilClosed(TimeSpan patience)
    {
        using var deadline = new CancellationTokenSource(patience);
        using var second = new PeriodicTimer(TimeSpan.FromSeconds(1));
        while (open.Count > 0 && await second.WaitForNextTickAsync(deadline.Token))
        {
            foreach (var socket in open.Where(IsClosed).ToList())
            {
                socket.Dispose();
                open.Remove(socket);
            }
        }
    }

    public void Dispose() => open.ForEach(socket => socket.Dispose());

    private bool IsClosed(Socket socket)
    {
        try
        {
            while (socket.Poll(TimeSpan.Zero, SelectMode.SelectRead))
            {
                var length = socket.Receive(buffer);
                if (length == 0)
                {
                    return true;
                }

                Answers.Add(Encoding.ASCII.GetString(buffer, 0, length).Split('\r')[0]);
            }

            if (!silent.Contains(socket))
            {
                socket.Send("x"u8);
            }

            return false;
        }
        catch (SocketException)
        {
            return true;
        }
    }
}
