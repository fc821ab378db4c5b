using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace RoleCatalog.TestBroker;

/// <summary>All that a private node of RabbitMQ has: its settings, its data and its log, in a folder of its own.</summary>
internal sealed class BrokerFolder
{
    private readonly int distributionPort = FreePort();
    private readonly int epmdPort = FreePort();

    private BrokerFolder(string path) => Path = path;

    public string Path { get; }

    public int Port { get; } = FreePort();

    public static BrokerFolder Create()
    {
        var folder = new BrokerFolder(Directory.CreateTempSubdirectory("rolecatalog-rabbitmq-").FullName);
        foreach (var name in new[] { "home", "mnesia", "log" })
        {
            Directory.CreateDirectory(folder.At(name));
        }

        var cookie = folder.At("home/.erlang.cookie");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            // Erlang takes no cookie that others may read.
            options.UnixCreateMode = UnixFileMode.UserRead;
        }

        using (var file = new StreamWriter(cookie, options))
        {
            file.Write(RandomNumberGenerator.GetHexString(20));
        }

        File.WriteAllText(folder.At("plugins"), "[].");
        File.WriteAllText(
            folder.At("rabbitmq.conf"),
            $"""
            listeners.tcp.1 = 127.0.0.1:{folder.Port}
            vm_memory_high_watermark.absolute = {RabbitBroker.Memory}
            log.console = false

            """
        );
        return folder;
    }

    /// <summary>Where the programs of RabbitMQ find all of it, and nothing that the machine has set for a node of its own.</summary>
    public IEnumerable<KeyValuePair<string, string>> Environment =>
        new Dictionary<string, string>
        {
            ["HOME"] = At("home"),
            ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
            ["ERL_EPMD_PORT"] = $"{epmdPort}",
            // With "-noinput" the script becomes the node, instead of a parent that a kill would leave it without.
            ["RABBITMQ_ALLOW_INPUT"] = "true",
            ["RABBITMQ_CONFIG_FILE"] = At("rabbitmq.conf"),
            ["RABBITMQ_CONF_ENV_FILE"] = "/dev/null",
            ["RABBITMQ_DIST_PORT"] = $"{distributionPort}",
            ["RABBITMQ_ENABLED_PLUGINS_FILE"] = At("plugins"),
            ["RABBITMQ_FEATURE_FLAGS_FILE"] = At("feature-flags"),
            ["RABBITMQ_LOG_BASE"] = At("log"),
            ["RABBITMQ_MNESIA_BASE"] = At("mnesia"),
            ["RABBITMQ_NODENAME"] = $"rolecatalog{Port}@localhost",
            ["RABBITMQ_NODE_PORT"] = $"{Port}",
            ["RABBITMQ_PID_FILE"] = At("pid"),
            ["RABBITMQ_QUORUM_DIR"] = At("quorum"),
            ["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] = "-kernel inet_dist_use_interface {127,0,0,1}",
        };

    /// <summary>The last that the node wrote to its logs, for who has to say why it does not answer.</summary>
    public string LastWords()
    {
        var words = new StringBuilder();
        foreach (var file in Directory.EnumerateFiles(At("log")).Append(At("output")).Where(File.Exists))
        {
            using var log = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
            words.AppendJoin('\n', log.ReadToEnd().Split('\n').TakeLast(20)).AppendLine();
        }

        return words.ToString();
    }

    public string At(string name) => System.IO.Path.Combine(Path, name);

    // Below those that the system gives to outgoing connections: the port has to be free again when the node returns, and who
    // tries to reach it in the meantime must not get it and so reach themselves.
    private static int FreePort()
    {
        while (true)
        {
            var port = RandomNumberGenerator.GetInt32(20_000, 32_000);
            try
            {
                using var taken = new TcpListener(IPAddress.Loopback, port);
                taken.Start();
                return port;
            }
            catch (SocketException)
            {
                // Somebody has it.
            }
        }
    }
}
