using System.Globalization;
using Microsoft.AspNetCore.RateLimiting;
using RoleCatalog.Api.Conventions.Problems;
using RoleCatalog.Api.Conventions.Writes;

namespace RoleCatalog.Api.Security;

/// <summary>How much one client may ask for: by the subject of its token, else by its address; reads and writes apart.</summary>
internal sealed class ClientLimits(LimitSettings settings, SecurityAudit audit, TimeProvider clock) : IDisposable
{
    public const string Header = "RateLimit";
    public const string PolicyHeader = "RateLimit-Policy";

    private readonly ClientBuckets reads = new("reads", settings.ReadsPerSecond, clock);
    private readonly ClientBuckets writes = new("writes", settings.WritesPerSecond, clock);
    private readonly ClientBuckets badTokens = new("bad-tokens", settings.BadTokensPerSecond, clock);
    private readonly ClientBuckets open = new("open", settings.OpenPerSecond, clock);
    private readonly RecentTokens recent = new();

    /// <summary>
    /// Before authentication: to check a signature costs more than all else that a bad token gets, so an address that sent
    /// many has to wait before the next one is looked at.
    /// </summary>
    public Task GuardTokens(HttpContext context, RequestDelegate next)
    {
        var token = TokenOf(context);
        if (token.Length == 0 || badTokens.HasAny(ClientAddress.Of(context)) || IsRecent(token))
        {
            return next(context);
        }

        audit.LoginFailed(context, FailedLogin.TooMany);
        return Refuse(context, badTokens);
    }

    /// <summary>Behind authentication, wherever the request goes: what is open looks at tokens too.</summary>
    public Task Learn(HttpContext context, RequestDelegate next)
    {
        var token = TokenOf(context);
        if (context.User.Identity?.IsAuthenticated == true)
        {
            recent.Add(token);
        }
        else if (FailedLogin.Of(context) is { } failed)
        {
            audit.LoginFailed(context, failed.Reason);
            Charge(context, token, failed);
        }

        return next(context);
    }

    /// <summary>Behind that. What is open to all has a bucket of the address.</summary>
    public Task Limit(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint() is { } endpoint && Access.IsOpen(endpoint))
        {
            return endpoint.Metadata.GetMetadata<DisableRateLimitingAttribute>() is null
                ? LimitOpen(context, next)
                : next(context);
        }

        var isWrite = WriteLog.IsWrite(context.Request.Method, context.GetEndpoint()?.Metadata ?? []);
        return Limit(context, next, isWrite ? writes : reads, ClientOf(context));
    }

    public Task LimitOpen(HttpContext context, RequestDelegate next) =>
        Limit(context, next, open, ClientAddress.Of(context));

    /// <summary>The name of a client.</summary>
    public static string ClientOf(HttpContext context) =>
        CallerIdentity.SubjectOf(context.User) is { } subject ? $"subject:{subject}" : ClientAddress.Of(context);

    public void Dispose()
    {
        reads.Dispose();
        writes.Dispose();
        badTokens.Dispose();
        open.Dispose();
    }

    private bool IsRecent(string token) => token.Length <= BearerTokens.MaxLength && recent.Has(token);

    private static string TokenOf(HttpContext context) => context.Request.Headers.Authorization.ToString();

    private void Charge(HttpContext context, string token, FailedLogin failed)
    {
        if (failed.Reason == FailedLogin.IssuerUnavailable)
        {
            return;
        }

        badTokens.Take(ClientAddress.Of(context));
        if (token.Length <= BearerTokens.MaxLength)
        {
            recent.Remove(token);
        }
    }

    private Task Limit(HttpContext context, RequestDelegate next, ClientBuckets buckets, string client)
    {
        var state = buckets.Take(client);
        Tell(context.Response, buckets, state);
        return state.Allows ? next(context) : Refuse(context, buckets);
    }

    private Task Refuse(HttpContext context, ClientBuckets buckets)
    {
        audit.Limited(buckets.Name);
        return KnownProblems.TooManyRequests(BucketState.UntilMore).Write(context);
    }

    // At the start of the response, since the exception handler clears headers that were set before.
    private static void Tell(HttpResponse response, ClientBuckets buckets, BucketState state) =>
        response.OnStarting(() =>
        {
            var (name, window) = (buckets.Name, (int)ClientBuckets.Window.TotalSeconds);
            response.Headers[PolicyHeader] = Text($"\"{name}\";q={buckets.Quota};w={window}");
            response.Headers[Header] = Text($"\"{name}\";r={state.Left};t={(int)state.UntilFull.TotalSeconds}");
            return Task.CompletedTask;
        });

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
