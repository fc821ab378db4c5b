using System.Net;
using System.Text.RegularExpressions;

namespace RoleCatalog.SystemTests;

/// <summary>A running service, and a client of it.</summary>
internal sealed partial class CatalogService : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TaskCompletionSource<Uri> address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<string> token = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private CatalogService(string folder, string[] arguments)
    {
        // In Development without other settings the service makes tokens of its own, and says one at its start.
        if (!arguments.Contains("Development") || arguments.Any(CatalogProgram.IsOfTokens))
        {
            token.SetResult(TokenIssuer.Shared.Token());
        }

        Process = new RunningProcess(CatalogProgram.StartInfo(folder, arguments), Hear);
    }

    public RunningProcess Process { get; }

    /// <summary>With a token that has every scope.</summary>
    public HttpClient Client { get; } =
        // Less than what the service leaves open what is idle, which otherwise may close as a command goes out on it.
        new(new SocketsHttpHandler { PooledConnectionIdleTimeout = TimeSpan.FromSeconds(10) }) { Timeout = Patience };

    /// <summary>The token of the client.</summary>
    public Task<string> Token => token.Task.WaitAsync(Patience);

    /// <summary>Starts the program and waits until it is ready; on a port that the system chooses, unless told otherwise.</summary>
    public static async Task<CatalogService> Start(string folder, params string[] arguments)
    {
        var urls = arguments.Contains("--urls") ? arguments : ["--urls", "http://127.0.0.1:0", .. arguments];
        var service = new CatalogService(folder, urls);
        try
        {
            await service.IsReady();
            return service;
        }
        catch
        {
            service.Dispose();
            throw;
        }
    }

    public Task<int> Stop() => Process.Stop();

    public void Kill() => Process.Kill();

    public void Dispose()
    {
        Client.Dispose();
        Process.Dispose();
    }

    private async Task IsReady()
    {
        using var deadline = new CancellationTokenSource(Patience);
        var listens = address.Task.WaitAsync(deadline.Token);
        var ended = Process.Ended();
        if (await Task.WhenAny(listens, ended) == ended)
        {
            throw new InvalidOperationException($"The service ended with {await ended}. It said:\n{Process.Log}");
        }

        Client.BaseAddress = await listens;
        Client.DefaultRequestHeaders.Authorization = new("Bearer", await Token);
        // The search index may still be being built.
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await NotReady(deadline.Token) is { } reason)
        {
            try
            {
                await tick.WaitForNextTickAsync(deadline.Token);
            }
            catch (OperationCanceledException tooLong)
            {
                throw new InvalidOperationException(
                    $"The service listens and is not ready: {reason}\n{Process.Log}",
                    tooLong
                );
            }
        }
    }

    private async Task<string?> NotReady(CancellationToken cancellationToken)
    {
        using var answer = await Client.GetAsync(new Uri("/health/ready", UriKind.Relative), cancellationToken);
        return answer.StatusCode == HttpStatusCode.OK
            ? null
            : await answer.Content.ReadAsStringAsync(cancellationToken);
    }

    private void Hear(string line)
    {
        if (Listening().Match(line) is { Success: true } heard)
        {
            address.TrySetResult(new Uri(heard.Groups["address"].Value));
        }

        if (ShowsToken().Match(line) is { Success: true } shown)
        {
            token.TrySetResult(shown.Groups["token"].Value);
        }
    }

    [GeneratedRegex(
        "Now listening on: (?<address>http://[^\"\\s]+)",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Listening();

    [GeneratedRegex(@"export TOKEN=(?<token>\S+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ShowsToken();
}
