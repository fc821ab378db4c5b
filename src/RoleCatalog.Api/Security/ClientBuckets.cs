using System.Collections.Concurrent;
using System.Threading.RateLimiting;

namespace RoleCatalog.Api.Security;

/// <summary>
/// A token bucket for each client, of a bounded number of clients. A bucket that is full again is dropped when room is
/// needed, for a new one would say the same. Where all are in use, clients that are not known share one bucket.
/// </summary>
internal sealed class ClientBuckets : IDisposable
{
    public const int MaxClients = 10_000;

    private static readonly TimeSpan BetweenSearches = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, TokenBucketRateLimiter> known = new(StringComparer.Ordinal);
    private readonly Lock gate = new();
    private readonly TimeProvider clock;
    private readonly int maxClients;
    private readonly TokenBucketRateLimiter overflow;
    private long? lastSearch;

    public ClientBuckets(string name, int perSecond, TimeProvider clock, int maxClients = MaxClients)
    {
        (Name, PerSecond, this.clock, this.maxClients) = (name, perSecond, clock, maxClients);
        overflow = NewBucket();
    }

    public string Name { get; }

    public int PerSecond { get; }

    public int Quota => PerSecond * (int)Window.TotalSeconds;

    /// <summary>How long an empty bucket takes to be full.</summary>
    public static TimeSpan Window { get; } = TimeSpan.FromSeconds(10);

    public int Clients => known.Count;

    /// <summary>Takes so many requests out of the client's bucket, if they are in it.</summary>
    public BucketState Take(string client, int requests = 1)
    {
        var bucket = BucketOf(client);
        bucket.TryReplenish();
        using var lease = bucket.AttemptAcquire(requests);
        var left = LeftIn(bucket);
        var untilFull = TimeSpan.FromSeconds(Math.Ceiling((Quota - left) / (double)PerSecond));
        return new BucketState(lease.IsAcquired, left, untilFull);
    }

    public bool HasAny(string client)
    {
        var bucket = BucketOf(client);
        bucket.TryReplenish();
        return LeftIn(bucket) > 0;
    }

    public void Dispose()
    {
        overflow.Dispose();
        foreach (var bucket in known.Values)
        {
            bucket.Dispose();
        }
    }

    // In whole requests: a part of one, which filling leaves, allows nothing.
    private static int LeftIn(TokenBucketRateLimiter bucket) =>
        (int)(bucket.GetStatistics()?.CurrentAvailablePermits ?? 0);

    private TokenBucketRateLimiter BucketOf(string client)
    {
        if (known.TryGetValue(client, out var bucket))
        {
            return bucket;
        }

        lock (gate)
        {
            if (known.Count >= maxClients && !MakeRoom())
            {
                return overflow;
            }

            return known.GetOrAdd(client, _ => NewBucket());
        }
    }

    // At most once a second: whoever comes with a new address each time must not have all buckets looked through each time.
    private bool MakeRoom()
    {
        if (lastSearch is { } last && clock.GetElapsedTime(last) < BetweenSearches)
        {
            return false;
        }

        lastSearch = clock.GetTimestamp();
        foreach (var (client, bucket) in known)
        {
            bucket.TryReplenish();
            if (LeftIn(bucket) == Quota)
            {
                // Not disposed of: a request may just have it in hand, and without a timer it holds nothing.
                known.TryRemove(client, out _);
            }
        }

        return known.Count < maxClients;
    }

    // Filled when it is asked rather than by a timer: ten thousand of them cost nothing while they rest.
    private TokenBucketRateLimiter NewBucket() =>
        new(
            new TokenBucketRateLimiterOptions
            {
                AutoReplenishment = false,
                TokenLimit = Quota,
                TokensPerPeriod = PerSecond,
                ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                QueueLimit = 0,
            }
        );
}

/// <param name="Left">How many more requests are in the bucket.</param>
/// <param name="UntilFull">When the bucket is full again, in whole seconds.</param>
internal sealed record BucketState(bool Allows, int Left, TimeSpan UntilFull)
{
    /// <summary>Buckets are filled each second.</summary>
    public static TimeSpan UntilMore { get; } = TimeSpan.FromSeconds(1);
}
