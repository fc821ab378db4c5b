using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using RoleCatalog.TestIssuer;

namespace RoleCatalog.Benchmarks.Writing;

/// <summary>The service of this build on a free port of this machine, with an empty catalogue.</summary>
internal sealed partial class ServiceProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    // The SDK tells the programs that it runs where it is.
    private static readonly string Dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    private readonly ConcurrentQueue<string> said = new();
    private readonly Process process;
    private readonly TaskCompletionSource<Uri> address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ServiceProcess(string folder, params IEnumerable<string> settings)
        : this(
            "RoleCatalog.Api.dll",
            folder,
            [
                "--environment=Production",
                "--urls=http://127.0.0.1:0",
                "--Fill:Skills=false",
                "--Fill:Demo=false",
                .. settings,
            ]
        ) { }

    private ServiceProcess(string dll, string folder, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Dotnet)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        // The runtime's own files stay behind when a process is killed: they go with the folder.
        start.Environment["TMPDIR"] = folder;
        foreach (var argument in arguments.Prepend(Path.Combine(AppContext.BaseDirectory, dll)))
        {
            start.ArgumentList.Add(argument);
        }

        process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.Start();
        process.BeginOutputReadLine();
    }

    /// <summary>Another program of this build that serves HTTP.</summary>
    public static ServiceProcess Of(string dll, string folder, params IEnumerable<string> arguments) =>
        new(dll, folder, arguments);

    /// <summary>What it holds now, in bytes.</summary>
    public long Memory
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    /// <summary>What it holds now for itself alone, in bytes: without files that are mapped, which the system may take back.</summary>
    public long PrivateMemory =>
        File.ReadLines($"/proc/{process.Id}/status")
            .Where(line => line.StartsWith("RssAnon:", StringComparison.Ordinal))
            .Select(line =>
                long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture)
                * 1024
            )
            .Single();

    /// <summary>What it has written so far that no log may hold.</summary>
    public IReadOnlyList<string> SecretsTold => SecretsInLogs.In(said);

    public Task<Uri> Address => address.Task.WaitAsync(Patience);

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    private void Hear(string? line)
    {
        if (line is null)
        {
            address.TrySetException(new InvalidOperationException("The service has ended."));
            return;
        }

        said.Enqueue(line);
        if (!address.Task.IsCompleted && Listening().Match(line) is { Success: true } heard)
        {
            address.TrySetResult(new Uri(heard.Groups["address"].Value));
        }
    }

    [GeneratedRegex(
        "Now listening on: (?<address>http://[^\"\\s]+)",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Listening();
}
