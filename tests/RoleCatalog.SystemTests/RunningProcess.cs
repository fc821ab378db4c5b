using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace RoleCatalog.SystemTests;

/// <summary>A process that these tests have started, with what it has said so far. Only it is ever ended, by its id.</summary>
internal sealed class RunningProcess : IDisposable
{
    private const int Sigterm = 15;
    private const int Sigcont = 18;
    private const int Sigstop = 19;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process process;
    private readonly StringBuilder said = new();
    private readonly StringBuilder errors = new();
    private readonly Lock gate = new();

    public RunningProcess(ProcessStartInfo start, Action<string>? heard = null)
    {
        process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Hear(line.Data, said, heard);
        process.ErrorDataReceived += (_, line) => Hear(line.Data, errors, heard);
        process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Id => process.Id;

    public bool HasExited => process.HasExited;

    public bool EndsWithin(TimeSpan time) => process.WaitForExit(time);

    public string Output => Read(said);

    public string Errors => Read(errors);

    /// <summary>All that it said, on both streams.</summary>
    public string Log => $"{Output}{Errors}";

    /// <summary>Waits until it has ended by itself and returns its exit code.</summary>
    public async Task<int> Ended()
    {
        using var deadline = new CancellationTokenSource(Patience);
        try
        {
            await process.WaitForExitAsync(deadline.Token);
            return process.ExitCode;
        }
        catch (OperationCanceledException tooLong)
        {
            Kill();
            throw new TimeoutException($"The process did not end within {Patience}. It said:\n{Log}", tooLong);
        }
    }

    /// <summary>Asks it to end, as a service manager does (SIGTERM), and returns its exit code.</summary>
    public Task<int> Stop()
    {
        Send(Sigterm);
        return Ended();
    }

    /// <summary>It does nothing from now on, and keeps all that it has (SIGSTOP).</summary>
    public void Freeze() => Send(Sigstop);

    public void Thaw() => Send(Sigcont);

    /// <summary>Ends it on the spot, without a chance to clean up (SIGKILL).</summary>
    public void Kill() => process.Kill();

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
            process.WaitForExit();
        }

        process.Dispose();
    }

    private void Send(int signal)
    {
        if (Signal(process.Id, signal) != 0)
        {
            throw new InvalidOperationException($"The process could not be sent the signal {signal}.");
        }
    }

    private void Hear(string? line, StringBuilder kept, Action<string>? heard)
    {
        if (line is null)
        {
            return;
        }

        lock (gate)
        {
            kept.AppendLine(line);
        }

        heard?.Invoke(line);
    }

    private string Read(StringBuilder kept)
    {
        lock (gate)
        {
            return kept.ToString();
        }
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Signal(int processId, int signal);
}
