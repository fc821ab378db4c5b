using System.Globalization;
using Microsoft.Extensions.DependencyInjection.Extensions;
using RoleCatalog.Api.Conventions.Problems;
using RoleCatalog.Api.Conventions.Writes;

namespace RoleCatalog.Api.Security;

/// <summary>How much one client may ask for: by the subject of its token, else by its address; reads and writes apart.</summary>
internal sealed class ClientLimits(LimitSettings settings, TimeProvider clock) : IDisposable
{
    public const string Header = "RateLimit";
    public const string PolicyHeader = "RateLimit-Policy";

    private readonly ClientBuckets reads = new("reads", settings.ReadsPerSecond, clock);
    private readonly ClientBuckets writes = new("writes", settings.WritesPerSecond, clock);
    private readonly ClientBuckets badTokens = new("bad-tokens", settings.BadTokensPerSecond, clock);
    private readonly RecentTokens recent = new();

    /// <summary>
    /// Around authentication: to check a signature costs more than all else that a bad token gets, so an address that sent
    /// many has to wait before the next one is looked at.
    /// </summary>
    public async Task GuardTokens(HttpContext context, RequestDelegate next)
    {
        var token = context.Request.Headers.Authorization.ToString();
        if (token.Length == 0)
        {
            await next(context);
            return;
        }

        var address = ClientAddress.Of(context);
        if (!badTokens.HasAny(address) && !IsRecent(token))
        {
            await KnownProblems.TooManyRequests(BucketState.UntilMore).Write(context);
            return;
        }

        await next(context);
        Learn(context, token, address);
    }

    /// <summary>Behind authentication. Endpoints that are open to all, such as those of health, are not limited.</summary>
    public Task Limit(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint() is { } endpoint && Access.IsOpen(endpoint))
        {
            return next(context);
        }

        var buckets = WriteLog.IsWrite(context.Request.Method) ? writes : reads;
        var state = buckets.Take(ClientOf(context));
        Tell(context.Response, buckets, state);
        return state.Allows ? next(context) : KnownProblems.TooManyRequests(BucketState.UntilMore).Write(context);
    }

    public void Dispose()
    {
        reads.Dispose();
        writes.Dispose();
        badTokens.Dispose();
    }

    private static string ClientOf(HttpContext context) =>
        CallerIdentity.SubjectOf(context.User) is { } subject ? $"subject:{subject}" : ClientAddress.Of(context);

    private bool IsRecent(string token) => token.Length <= BearerTokens.MaxLength && recent.Has(token);

    private void Learn(HttpContext context, string token, string address)
    {
        if (context.User.Identity?.IsAuthenticated == true)
        {
            recent.Add(token);
        }
        else if (FailedLogin.Of(context) is { } failed && failed.Reason != FailedLogin.IssuerUnavailable)
        {
            badTokens.Take(address);
            if (token.Length <= BearerTokens.MaxLength)
            {
                recent.Remove(token);
            }
        }
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

internal static class ClientLimiting
{
    public static void AddClientLimits(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(LimitSettings.Read(builder.Configuration));
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<ClientLimits>();
    }

    public static void UseTokenGuard(this WebApplication app) => app.Use(Limits(app).GuardTokens);

    public static void UseClientLimits(this WebApplication app) => app.Use(Limits(app).Limit);

    private static ClientLimits Limits(WebApplication app) => app.Services.GetRequiredService<ClientLimits>();
}
