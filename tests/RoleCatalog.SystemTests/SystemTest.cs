using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.TestIssuer;

namespace RoleCatalog.SystemTests;

/// <summary>
/// Runs the built program in a folder of its own. What a test leaves running is ended after it, and the log of the
/// services is printed when it failed.
/// </summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public abstract class SystemTest
{
    // One test sends in seconds what a client sends in minutes.
    private static readonly string[] Unlimited =
    [
        "--Limits:ReadsPerSecond=1000000",
        "--Limits:WritesPerSecond=1000000",
    ];

    private readonly List<CatalogService> services = [];
    private readonly List<RunningProcess> commands = [];
    private readonly List<RunningProcess> others = [];

    /// <summary>The working directory of all that the test starts.</summary>
    protected string Folder { get; } = Directory.CreateTempSubdirectory("rolecatalog-").FullName;

    private protected string Database => Path.Combine(Folder, "data", "rolecatalog.db");

    /// <summary>Starts the service, with an empty catalogue, and waits until it is ready.</summary>
    private protected Task<CatalogService> Serve(params string[] arguments) =>
        ServeAsItComes(["--Fill:Skills=false", .. Unlimited, .. arguments]);

    private protected async Task<CatalogService> ServeAsItComes(params string[] arguments)
    {
        var service = await CatalogService.Start(Folder, arguments);
        services.Add(service);
        return service;
    }

    /// <summary>Runs the program until it ends by itself.</summary>
    private protected Task<Outcome> Run(params string[] arguments) =>
        RunProcess(CatalogProgram.StartInfo(Folder, arguments));

    /// <summary>The same by somebody whom the running service knows.</summary>
    private protected Task<Outcome> RunWithToken(params string[] arguments)
    {
        var start = CatalogProgram.StartInfo(Folder, arguments);
        start.Environment["ROLECATALOG_TOKEN"] = TokenIssuer.Shared.Token();
        return RunProcess(start);
    }

    private protected async Task<Outcome> RunProcess(ProcessStartInfo start)
    {
        var command = new RunningProcess(start);
        commands.Add(command);
        return new Outcome(await command.Ended(), command.Output, command.Errors);
    }

    /// <summary>Starts a program that is not the catalogue's, and goes on until it is ended.</summary>
    private protected RunningProcess Begin(ProcessStartInfo start)
    {
        var other = new RunningProcess(start);
        others.Add(other);
        return other;
    }

    /// <summary>A port on which nobody listens.</summary>
    private protected static int FreePort()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        return ((IPEndPoint)taken.LocalEndpoint).Port;
    }

    /// <summary>Removes what is outside the folder, once nothing that was started runs any more.</summary>
    private protected virtual Task CleanUp() => Task.CompletedTask;

    [TearDown]
    public async Task EndWhatWasStarted()
    {
        var failed = TestContext.CurrentContext.Result.FailCount > 0;
        foreach (var process in services.Select(service => service.Process).Concat(commands).Concat(others))
        {
            if (failed)
            {
                await TestContext.Out.WriteLineAsync($"--- process {process.Id} said:\n{LastLines(process.Log)}");
            }
        }

        var logs = services.Select(service => service.Process).Concat(commands).Select(process => process.Log).ToList();
        services.ForEach(service => service.Dispose());
        commands.ForEach(command => command.Dispose());
        others.ForEach(other => other.Dispose());
        await CleanUp();
        Directory.Delete(Folder, recursive: true);
        // The line that says a token in Development is meant to.
        var lines = logs.SelectMany(log => log.Split('\n'))
            .Where(line => !line.Contains("export TOKEN=", StringComparison.Ordinal));
        SecretsInLogs.In(lines).Should().BeEmpty("a log has no secrets and no bodies");
    }

    private static string LastLines(string log) => string.Join('\n', log.Split('\n').TakeLast(100));
}

/// <summary>How a run of the program ended.</summary>
internal sealed record Outcome(int ExitCode, string Output, string Errors)
{
    public string All => Output + Errors;
}
