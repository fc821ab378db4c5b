using System.Net;
using System.Net.Sockets;
using System.Text;

namespace RoleCatalog.Benchmarks.Abusing;

/// <summary>A connection that sends what is refused, again as soon as it was answered or cut off.</summary>
internal sealed class Abuser(Uri address, IReadOnlyList<byte[]> requests)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly byte[] answer = new byte[4096];

    /// <summary>How often each status was answered; 0 counts connections that were closed without an answer.</summary>
    public Dictionary<int, int> Answers { get; } = [];

    public async Task Abuse(int first, Task end)
    {
        var next = first;
        while (!end.IsCompleted)
        {
            var status = await Try(requests[next++ % requests.Count]);
            Answers[status] = Answers.GetValueOrDefault(status) + 1;
        }
    }

    /// <summary>
    /// What is sent: no HTTP, tokens that are none or no longer valid, bodies that are too large, and, over and over, what is
    /// open to all.
    /// </summary>
    public static IReadOnlyList<byte[]> Rubbish(string expired, string valid)
    {
        var large = new string(' ', 512 * 1024);
        return
        [
            Encoding.Latin1.GetBytes(string.Concat(Enumerable.Range(0, 4096).Select(each => (char)(each * 7 % 256)))),
            Ascii("GET /docs/swagger-ui-bundle.js HTTP/1.1\r\nHost: x\r\nAccept-Encoding: br\r\n\r\n"),
            Ascii("GET /openapi/v1.json HTTP/1.1\r\nHost: x\r\nAccept-Encoding: br\r\n\r\n"),
            Ascii("GET /health/ready HTTP/1.1\r\nHost: x\r\n\r\n"),
            Ascii("GET /v1/skills HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer eyJhbGciOiJub25lIn0.e30.\r\n\r\n"),
            Ascii($"GET /v1/skills HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {expired}\r\n\r\n"),
            Ascii($"GET /v1/skills HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {new string('x', 60_000)}\r\n\r\n"),
            Ascii($"{Post(expired)}Content-Length: {large.Length}\r\n\r\n{large}"),
            Ascii($"{Post(valid)}Content-Length: {large.Length}\r\n\r\n{large}"),
            Ascii($"{Post(valid)}Transfer-Encoding: chunked\r\n\r\n{large.Length:x}\r\n{large}\r\n0\r\n\r\n"),
        ];
    }

    private async Task<int> Try(byte[] request)
    {
        using var deadline = new CancellationTokenSource(Patience);
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(IPAddress.Loopback, address.Port, deadline.Token);
            await Send(socket, request, deadline.Token);
            var length = await socket.ReceiveAsync(answer, deadline.Token);
            return length > 12 ? int.Parse(answer.AsSpan(9, 3), provider: null) : 0;
        }
        catch (SocketException)
        {
            return 0;
        }
    }

    // What is too large is answered while it is still being sent.
    private static async Task Send(Socket socket, byte[] request, CancellationToken cancellationToken)
    {
        try
        {
            await socket.SendAsync(request, cancellationToken);
        }
        catch (SocketException)
        {
            // The answer may be there all the same.
        }
    }

    private static string Post(string token) =>
        $"POST /v1/skills HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nAuthorization: Bearer {token}\r\n";

    private static byte[] Ascii(string text) => Encoding.ASCII.GetBytes(text);
}
