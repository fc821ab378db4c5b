using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace RoleCatalog.Api.Security;

/// <summary>
/// The name and the keys of the issuer, read in the background, so that an issuer which is slow or down holds no request.
/// What was read last is all that counts: a key that the issuer takes back is good until the next reading, and no longer.
/// </summary>
internal sealed partial class IssuerKeys(TokenIssuer issuer, TimeProvider clock, ILogger<IssuerKeys> logger)
    : BackgroundService,
        IConfigurationManager<OpenIdConnectConfiguration>
{
    // Tokens with made-up keys make the issuer be asked so often at most, and keep a new key waiting no longer than that.
    private static readonly TimeSpan BetweenReadings = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Usually = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan BetweenLines = TimeSpan.FromMinutes(1);

    private readonly HttpClient http = new() { Timeout = LongestAnswer };
    private volatile OpenIdConnectConfiguration? known;
    private Reading next = new();
    private long? lastLine;

    /// <summary>At once, what was read last.</summary>
    public Task<OpenIdConnectConfiguration> GetConfigurationAsync(CancellationToken cancel) =>
        Task.FromResult(known ?? throw new InvalidOperationException("The keys of the issuer are not known."));

    public void RequestRefresh() => Volatile.Read(ref next).Ask();

    /// <summary>
    /// Whether any keys are known. Before it is answered for a key that is not among them, they are read again, in a reading
    /// that begins after the question; an issuer that takes too long over it is not waited for.
    /// </summary>
    public async ValueTask<bool> AreKnown(string? keyToFind, CancellationToken cancellationToken)
    {
        if (known is not { } keys)
        {
            RequestRefresh();
            return false;
        }

        if (!string.IsNullOrEmpty(keyToFind) && keys.SigningKeys.All(key => key.KeyId != keyToFind))
        {
            var reading = Volatile.Read(ref next);
            reading.Ask();
            await InPatience(reading.Ended, cancellationToken);
        }

        return true;
    }

    /// <summary>Comes back when the keys are known; from an issuer that does not answer, all the same.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        var first = next.Ended;
        await base.StartAsync(cancellationToken);
        await InPatience(first, cancellationToken);
    }

    public override void Dispose()
    {
        http.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            // Who asks from here on waits for the reading after this one: the issuer may have answered this one already.
            var reading = Interlocked.Exchange(ref next, new Reading());
            var rest = await Read(stoppingToken) ? Usually : AfterFailure;
            reading.End();
            await Task.Delay(BetweenReadings, clock, stoppingToken);
            await next
                .Asked.WaitAsync(rest, clock, stoppingToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task InPatience(Task reading, CancellationToken cancellationToken) =>
        await reading
            .WaitAsync(Patience, clock, cancellationToken)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private async Task<bool> Read(CancellationToken stopping)
    {
        var address = issuer.Metadata!;
        try
        {
            var documents = new HttpDocumentRetriever(http) { RequireHttps = address.Scheme == Uri.UriSchemeHttps };
            var read = await OpenIdConnectConfigurationRetriever.GetAsync(address.AbsoluteUri, documents, stopping);
            if (string.IsNullOrEmpty(read.Issuer) || read.SigningKeys.Count == 0)
            {
                throw new InvalidDataException("The discovery document names no issuer, or no keys.");
            }

            known = read;
            return true;
        }
        catch (Exception error) when (!stopping.IsCancellationRequested)
        {
            Tell(address, error);
            return false;
        }
    }

    private void Tell(Uri address, Exception error)
    {
        if (lastLine is { } last && clock.GetElapsedTime(last) < BetweenLines)
        {
            return;
        }

        lastLine = clock.GetTimestamp();
        LogUnread(
            address,
            error.GetBaseException().Message,
            known is null ? "no token can be checked" : "those known stay good"
        );
    }

    [LoggerMessage(
        LogLevel.Warning,
        "The keys of the issuer could not be read from {Address}: {Reason} Until they are, {Meanwhile}"
    )]
    private partial void LogUnread(Uri address, string reason, string meanwhile);

    private sealed class Reading
    {
        private readonly TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Asked => asked.Task;

        public Task Ended => ended.Task;

        public void Ask() => asked.TrySetResult();

        public void End() => ended.SetResult();
    }
}
