using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace RoleCatalog.Infrastructure.Changes.Relaying;

/// <summary>Whether this replica leads. The store is asked in time to renew, or to find the lease free.</summary>
internal sealed class Lease(RelayStore store, RelayOptions options, ILogger<Lease> logger)
{
    private long asked;

    /// <summary>The term that this replica leads, or null.</summary>
    public long? Term { get; private set; }

    /// <summary>Before the store is asked again.</summary>
    public TimeSpan Pause => Term is null ? options.LongestPoll : options.Lease / 3;

    public async Task<long?> Leads()
    {
        if (asked == 0 || Stopwatch.GetElapsedTime(asked) >= Pause)
        {
            var led = await store.Lead(options.Holder, options.Lease);
            asked = Stopwatch.GetTimestamp();
            if (led != Term)
            {
                logger.LogInformation("The relay {Leads}, term {Term}", led is null ? "waits" : "leads", led);
            }

            Term = led;
        }

        return Term;
    }

    /// <summary>Another has begun a term.</summary>
    public void Lost() => (Term, asked) = (null, 0);

    /// <summary>Lets another lead at once. Where that fails, the lease ends by itself.</summary>
    public async Task Resign()
    {
        if (Term is not { } led)
        {
            return;
        }

        try
        {
            await store.Resign(led);
        }
        catch (Exception error) when (error is StoreUnavailableException or CommitUnknownException)
        {
            logger.LogWarning(error, "The lease of the relay could not be given back");
        }
    }
}
