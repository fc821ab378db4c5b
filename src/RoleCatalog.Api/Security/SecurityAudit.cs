using System.Diagnostics.Metrics;
using System.Net;
using System.Threading.RateLimiting;
using RoleCatalog.Api.Conventions.Hosting;

namespace RoleCatalog.Api.Security;

/// <summary>Counts and logs who was not let in, and why. Tokens and keys are never part of it.</summary>
internal sealed partial class SecurityAudit : IDisposable
{
    public const string MeterName = "RoleCatalog.Security";

    private const int LinesPerSecond = 10;

    private readonly Meter meter;
    private readonly Counter<long> failedLogins;
    private readonly Counter<long> denials;
    private readonly Counter<long> limited;
    private readonly Counter<long> refusedConnections;
    private readonly ILogger<SecurityAudit> logger;

    // Whoever tries a million tokens must not fill the disk with lines; the counters have them all.
    private readonly TokenBucketRateLimiter lines = new(
        new TokenBucketRateLimiterOptions
        {
            TokenLimit = 10 * LinesPerSecond,
            TokensPerPeriod = LinesPerSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            QueueLimit = 0,
        }
    );
    private long unwritten;

    public SecurityAudit(IMeterFactory meters, ILogger<SecurityAudit> logger)
    {
        this.logger = logger;
        meter = meters.Create(MeterName);
        failedLogins = meter.CreateCounter<long>(
            "rolecatalog.security.failed_logins",
            description: "Tokens that were not accepted, wherever they were sent, and requests without one where it is needed, by reason."
        );
        denials = meter.CreateCounter<long>(
            "rolecatalog.security.denials",
            description: "Requests with a valid token that lacks the scope, by scope."
        );
        limited = meter.CreateCounter<long>(
            "rolecatalog.security.limited",
            description: "Requests that were answered with 429, by the bucket that was empty."
        );
        refusedConnections = meter.CreateCounter<long>(
            "rolecatalog.security.refused_connections",
            description: "Connections that were closed at once, by the limit that was reached: address, all."
        );
    }

    public void LoginFailed(HttpContext context, string reason)
    {
        failedLogins.Add(1, new KeyValuePair<string, object?>("reason", reason));
        if (reason != FailedLogin.NoToken && MayWrite(out var skipped))
        {
            LogLoginFailed(reason, AddressOf(context), TraceIds.Of(context), skipped);
        }
    }

    public void Denied(HttpContext context, string scope)
    {
        denials.Add(1, new KeyValuePair<string, object?>("scope", scope));
        if (MayWrite(out var skipped))
        {
            LogDenied(
                CallerIdentity.SubjectOf(context.User),
                scope,
                EndpointOf(context),
                TraceIds.Of(context),
                skipped
            );
        }
    }

    public void Limited(string bucket) => limited.Add(1, new KeyValuePair<string, object?>("bucket", bucket));

    public void ConnectionRefused(string limit, EndPoint? remote)
    {
        refusedConnections.Add(1, new KeyValuePair<string, object?>("limit", limit));
        if (MayWrite(out var skipped))
        {
            LogConnectionRefused((remote as IPEndPoint)?.Address.ToString() ?? "unknown", limit, skipped);
        }
    }

    public void Dispose()
    {
        lines.Dispose();
        meter.Dispose();
    }

    private bool MayWrite(out long skipped)
    {
        using var lease = lines.AttemptAcquire();
        skipped = lease.IsAcquired ? Interlocked.Exchange(ref unwritten, 0) : 0;
        if (!lease.IsAcquired)
        {
            Interlocked.Increment(ref unwritten);
        }

        return lease.IsAcquired;
    }

    private static string AddressOf(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "unknown";

    private static string EndpointOf(HttpContext context) => context.GetEndpoint()?.DisplayName ?? "";

    [LoggerMessage(
        LogLevel.Warning,
        "A token was refused ({Reason}) from {Address}, trace {TraceId}; {Skipped} lines like this were left out before"
    )]
    private partial void LogLoginFailed(string reason, string address, string traceId, long skipped);

    [LoggerMessage(
        LogLevel.Warning,
        "{Subject} lacks {Scope} for {Endpoint}, trace {TraceId}; {Skipped} lines like this were left out before"
    )]
    private partial void LogDenied(string? subject, string scope, string endpoint, string traceId, long skipped);

    [LoggerMessage(
        LogLevel.Warning,
        "A connection from {Address} was refused (limit: {Limit}); {Skipped} lines like this were left out before"
    )]
    private partial void LogConnectionRefused(string address, string limit, long skipped);
}
