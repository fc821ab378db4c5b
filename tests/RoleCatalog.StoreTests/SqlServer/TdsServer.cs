using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using RoleCatalog.Infrastructure;

namespace RoleCatalog.StoreTests.SqlServer;

/// <summary>
/// A server that speaks as much of the protocol of SQL Server (MS-TDS) as a login, statements and transactions need, and
/// fails as it is told: what a real one cannot be made to do at will, against the real client. It knows no SQL.
/// </summary>
internal sealed class TdsServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stopping = new();
    private readonly ConcurrentDictionary<TcpClient, Task> clients = new();
    private readonly Task accepting;

    public TdsServer()
    {
        listener.Start();
        accepting = Accept();
    }

    /// <summary>What it says to a login; null lets it in.</summary>
    public TdsError? OnLogin { get; set; }

    /// <summary>What it says to a statement; by default that it is done, with no rows.</summary>
    public Func<string, TdsAnswer> OnStatement { get; set; } = _ => new TdsAnswer();

    /// <summary>Whether it takes all that comes, and says nothing.</summary>
    public bool IsFrozen { get; set; }

    /// <summary>What it says to a commit.</summary>
    public Func<TdsAnswer> OnCommit { get; set; } = () => new TdsAnswer();

    /// <summary>Every statement that came, and BEGIN, COMMIT and ROLLBACK.</summary>
    public ConcurrentQueue<string> Heard { get; } = new();

    public string ConnectionString =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"Server=127.0.0.1,{((IPEndPoint)listener.LocalEndpoint).Port};Database=catalog;User ID=sa;Password=secret-of-the-test;Encrypt=Optional;Connect Timeout=3;Command Timeout=2;Pooling=false"
        );

    /// <summary>The catalogue on a server such as this one.</summary>
    public static ServiceProvider Services(string connectionString)
    {
        var services = new ServiceCollection();
        services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        services.AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        services.AddCatalog(
            new StoreOptions { Provider = StoreOptions.SqlServer, ConnectionString = connectionString }
        );
        return services.BuildServiceProvider();
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        listener.Stop();
        await accepting;
        foreach (var (client, serving) in clients)
        {
            client.Dispose();
            await serving;
        }

        stopping.Dispose();
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(stopping.Token);
                clients[client] = Serve(client);
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException)
        {
            // The end.
        }
    }

    private async Task Serve(TcpClient client)
    {
        try
        {
            using var owned = client;
            var stream = client.GetStream();
            while (await Receive(stream) is var (type, body) && Answer(type, body) is { } answer)
            {
                if (answer.Length > 0)
                {
                    await stream.WriteAsync(TdsPacket.Reply(answer), stopping.Token);
                }
            }
        }
        catch (Exception error) when (error is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The client has gone, or the server goes.
        }
    }

    private byte[]? Answer(byte type, byte[] body) =>
        type switch
        {
            TdsPacket.PreLogin => TdsPacket.NoEncryption,
            TdsPacket.Login => OnLogin is { } refused ? [.. refused.Token, .. TdsPacket.Done] : TdsPacket.LoggedIn,
            TdsPacket.Batch => Statement(TdsPacket.TextOfBatch(body), TdsPacket.Done),
            TdsPacket.Call => Statement(TdsPacket.TextOfCall(body), TdsPacket.DoneCall),
            TdsPacket.Attention => IsFrozen ? [] : TdsPacket.Attended,
            _ => TdsPacket.Done,
        };

    private byte[]? Statement(string sql, byte[] done)
    {
        var step = StepOfTransaction(sql);
        Heard.Enqueue(step ?? sql);
        if (IsFrozen)
        {
            return [];
        }

        var answer =
            step is null ? OnStatement(sql)
            : step == "COMMIT" ? OnCommit()
            : new TdsAnswer();
        return answer.Closes ? null
            : answer.Hangs ? []
            : [.. answer.Tokens, .. done];
    }

    private static string? StepOfTransaction(string sql) =>
        sql.Contains("ROLLBACK TRANSACTION", StringComparison.Ordinal) ? "ROLLBACK"
        : sql.Contains("COMMIT TRANSACTION", StringComparison.Ordinal) ? "COMMIT"
        : sql.Contains("BEGIN TRANSACTION", StringComparison.Ordinal) ? "BEGIN"
        : null;

    private async Task<(byte Type, byte[] Body)?> Receive(NetworkStream stream)
    {
        using var body = new MemoryStream();
        var header = new byte[8];
        while (true)
        {
            await stream.ReadExactlyAsync(header, stopping.Token);
            var part = new byte[BinaryPrimitives.ReadUInt16BigEndian(header.AsSpan(2)) - header.Length];
            await stream.ReadExactlyAsync(part, stopping.Token);
            body.Write(part);
            if ((header[1] & 1) == 1)
            {
                return (header[0], body.ToArray());
            }
        }
    }
}

/// <summary>An answer to a statement: rows, an error, or none.</summary>
internal sealed record TdsAnswer
{
    public TdsError? Error { get; init; }

    /// <summary>Columns are texts, which the client converts.</summary>
    public IReadOnlyList<string>? Columns { get; init; }

    public IReadOnlyList<IReadOnlyList<object?>> Rows { get; init; } = [];

    /// <summary>The connection is closed without a word.</summary>
    public bool Closes { get; init; }

    /// <summary>Nothing is said until the client gives up.</summary>
    public bool Hangs { get; init; }

    public byte[] Tokens =>
        Error is not null ? Error.Token
        : Columns is null ? []
        : TdsPacket.Result(Columns, Rows);
}

internal sealed record TdsError(int Number, string Message, byte Severity = 14)
{
    public byte[] Token => TdsPacket.Error(Number, Severity, Message);
}
