using System.Diagnostics;

namespace RoleCatalog.TestBroker;

/// <summary>
/// The parent of the node and of its port mapper: a shell that does what it reads, and ends both when there is nothing more to
/// read. So they end with these tests, however those end: a pipe of theirs is closed then, even when they are killed.
/// </summary>
internal sealed class BrokerGuard : IAsyncDisposable
{
    private const string Script = """
        trap : HUP INT TERM
        epmd -port "$ERL_EPMD_PORT" </dev/null >/dev/null 2>&1 &
        epmd=$!
        node=
        while read -r order; do
            case $order in
                START)
                    "$1/rabbitmq-server" -noinput </dev/null >>"$2/output" 2>&1 &
                    node=$!
                    ;;
                TERM | KILL)
                    kill -s "$order" "$node"
                    wait "$node"
                    ;;
                *) kill -s "$order" "$node" ;;
            esac
            echo done
        done 2>/dev/null
        kill -s KILL $node $epmd 2>/dev/null
        wait
        rm -rf "$2"
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process shell;

    public BrokerGuard(string programs, BrokerFolder folder)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", Script, "rabbitmq-guard", programs, folder.Path])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            WorkingDirectory = folder.Path,
        };
        foreach (var (name, value) in folder.Environment)
        {
            start.Environment[name] = value;
        }

        shell = Process.Start(start)!;
    }

    /// <summary>START, or the name of a signal to the node. TERM and KILL return when it has ended.</summary>
    public async Task Order(string order)
    {
        await shell.StandardInput.WriteLineAsync(order);
        await shell.StandardInput.FlushAsync();
        if (await shell.StandardOutput.ReadLineAsync().WaitAsync(Patience) is null)
        {
            throw new InvalidOperationException("The guard of the broker has ended.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        shell.StandardInput.Close();
        await shell.WaitForExitAsync().WaitAsync(Patience);
        shell.Dispose();
    }
}
