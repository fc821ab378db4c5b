using System.Diagnostics;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace RoleCatalog.TestBroker;

/// <summary>
/// The broker of a test run: a node of RabbitMQ that nobody else uses, started when it is first needed; or the one that the
/// variable names, to which nothing is done that others of its users would notice.
/// </summary>
public sealed class RabbitBroker : IAsyncDisposable
{
    public const string Variable = "ROLECATALOG_TEST_RABBITMQ";

    internal const string Memory = "1GiB";

    private const int UsualLimit = 128 * 1024 * 1024;

    // What Debian has in the path hands over to the user of the service; these are the programs themselves.
    private const string Programs = "/usr/lib/rabbitmq/bin";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private static readonly string? Given = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } uri
        ? uri
        : null;

    private readonly BrokerFolder? folder;
    private readonly BrokerGuard? guard;
    private bool isRunning;
    private bool hasAlarm;
    private bool hasLimit;

    private RabbitBroker(Uri uri, BrokerFolder? folder, BrokerGuard? guard) =>
        (Uri, this.folder, this.guard) = (uri, folder, guard);

    /// <summary>Whether the variable names the broker, which is then not to be stopped, frozen or changed.</summary>
    public static bool IsForeign => Given is not null;

    public Uri Uri { get; }

    /// <summary>The broker that the variable names, or else a node that does not run yet.</summary>
    public static RabbitBroker Create()
    {
        if (Given is not null)
        {
            return new RabbitBroker(new Uri(Given), folder: null, guard: null);
        }

        if (!File.Exists(Path.Combine(Programs, "rabbitmq-server")))
        {
            throw new InvalidOperationException(
                $"There is no RabbitMQ in {Programs}: install it (Debian: apt-get install rabbitmq-server; its service is not"
                    + $" needed), or name a broker in {Variable}, such as amqp://guest:guest@localhost:5672/."
            );
        }

        var folder = BrokerFolder.Create();
        return new RabbitBroker(
            new Uri($"amqp://guest:guest@127.0.0.1:{folder.Port}/"),
            folder,
            new BrokerGuard(Programs, folder)
        );
    }

    /// <summary>Starts the node, with all that it had when it ended, and returns when it takes connections.</summary>
    public async Task Start()
    {
        await Order("START");
        (isRunning, hasAlarm, hasLimit) = (true, false, false);
        await Answers();
    }

    /// <summary>Lets the node end in its own time (SIGTERM).</summary>
    public async Task Stop()
    {
        await Order("TERM");
        isRunning = false;
    }

    /// <summary>Ends the node on the spot (SIGKILL).</summary>
    public async Task Kill()
    {
        await Order("KILL");
        isRunning = false;
    }

    /// <summary>The node does nothing from now on, and its connections stay open (SIGSTOP).</summary>
    public Task Freeze() => Order("STOP");

    public Task Thaw() => Order("CONT");

    /// <summary>The node takes no more messages, and lets who sends them wait.</summary>
    public Task RaiseMemoryAlarm()
    {
        hasAlarm = true;
        return Control("set_vm_memory_high_watermark", "0");
    }

    public async Task ClearMemoryAlarm()
    {
        await Control("set_vm_memory_high_watermark", "absolute", Memory);
        hasAlarm = false;
    }

    /// <summary>Limits the length of messages, in bytes, on channels that are opened from now on.</summary>
    public Task LimitMessages(int bytes)
    {
        hasLimit = true;
        return SetLimit(bytes);
    }

    public async Task LiftLimit()
    {
        await SetLimit(UsualLimit);
        hasLimit = false;
    }

    /// <summary>Undoes all of the above: the node runs, and takes connections and messages.</summary>
    public async Task Mend()
    {
        if (IsForeign)
        {
            return;
        }

        if (!isRunning)
        {
            await Start();
            return;
        }

        await Thaw();
        await (hasAlarm ? ClearMemoryAlarm() : Task.CompletedTask);
        await (hasLimit ? LiftLimit() : Task.CompletedTask);
    }

    /// <summary>Closes all connections, as an operator does.</summary>
    public Task CloseConnections() => Control("close_all_connections", "closed by a test");

    /// <summary>Waits until a connection opens.</summary>
    public async Task Answers()
    {
        var factory = new ConnectionFactory { Uri = Uri, RequestedConnectionTimeout = TimeSpan.FromSeconds(5) };
        var began = Stopwatch.GetTimestamp();
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (true)
        {
            try
            {
                await using var connection = await factory.CreateConnectionAsync();
                return;
            }
            catch (BrokerUnreachableException error)
            {
                if (Stopwatch.GetElapsedTime(began) > Patience)
                {
                    throw new TimeoutException(
                        $"{Uri.Host}:{Uri.Port} takes no connections.\n{folder?.LastWords()}",
                        error
                    );
                }
            }

            await tick.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (guard is not null)
        {
            await guard.DisposeAsync();
        }
    }

    private Task SetLimit(int bytes) => Control("eval", $"application:set_env(rabbit, max_message_size, {bytes}).");

    private Task Order(string order) =>
        guard?.Order(order) ?? throw new InvalidOperationException("The broker belongs to somebody else.");

    private async Task Control(params string[] arguments)
    {
        var own = folder ?? throw new InvalidOperationException("The broker belongs to somebody else.");
        var start = new ProcessStartInfo(Path.Combine(Programs, "rabbitmqctl"), arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in own.Environment)
        {
            start.Environment[name] = value;
        }

        using var control = Process.Start(start)!;
        var said = control.StandardOutput.ReadToEndAsync();
        var errors = control.StandardError.ReadToEndAsync();
        await control.WaitForExitAsync().WaitAsync(Patience);
        if (control.ExitCode != 0)
        {
            throw new InvalidOperationException($"rabbitmqctl {arguments[0]}: {await said}{await errors}");
        }
    }
}
