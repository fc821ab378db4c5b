using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace RoleCatalog.Infrastructure.Persistence;

/// <summary>
/// How a failing store is met, all in one place. Only whole units of work are tried again, from scratch: what they had read
/// and decided on is void once their transaction is.
/// </summary>
internal sealed class StorePolicies : IDisposable
{
    public const string MeterName = "RoleCatalog.Store";

    /// <summary>For a connection to open, unless the connection string says otherwise.</summary>
    public const int ConnectSeconds = 5;

    /// <summary>For a statement, unless the connection string says otherwise.</summary>
    public const int CommandSeconds = 5;

    /// <summary>For a statement that looks at the database at the start: with the connection, in 15 seconds at most.</summary>
    public const int LookSeconds = 3;

    /// <summary>For a statement of a migration, which may have to move a large table.</summary>
    public const int MigrationSeconds = 600;

    public const int Attempts = 4;

    /// <summary>For a database that another process is creating to be there.</summary>
    public static readonly TimeSpan Creation = TimeSpan.FromSeconds(30);

    /// <summary>From then on, a unit of work is begun no more, and a read is given up.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private const string Policy = "unit-of-work";

    private readonly Meter meter;
    private readonly Counter<long> retries;
    private readonly ILogger<StorePolicies> logger;

    public StorePolicies(IMeterFactory meters, TimeProvider time, ILogger<StorePolicies> logger)
    {
        this.logger = logger;
        meter = meters.Create(MeterName);
        retries = meter.CreateCounter<long>(
            "rolecatalog.store.retries",
            description: "Units of work that were begun again, by policy and error number."
        );
        UnitOfWork = new ResiliencePipelineBuilder { Name = Policy, TimeProvider = time }
            .AddTimeout(new TimeoutStrategyOptions { Name = Policy, Timeout = Limit })
            .AddRetry(Again(TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(1)))
            .Build();
    }

    /// <summary>Around reads and writes: begun again after errors that pass by themselves, for a limited time.</summary>
    public ResiliencePipeline UnitOfWork { get; }

    public void Dispose() => meter.Dispose();

    // With jitter, or those who were in each other's way would meet again.
    private RetryStrategyOptions Again(TimeSpan first, TimeSpan longest) =>
        new()
        {
            Name = Policy,
            MaxRetryAttempts = Attempts - 1,
            Delay = first,
            MaxDelay = longest,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            ShouldHandle = new PredicateBuilder().Handle<TransientException>(),
            OnRetry = retry =>
            {
                Count(retry);
                return default;
            },
        };

    private void Count(OnRetryArguments<object> retry)
    {
        var error = (TransientException)retry.Outcome.Exception!;
        retries.Add(1, new("policy", Policy), new("error", error.Reason));
        logger.LogWarning(
            "A unit of work is begun again after {Delay} ms: {Reason}",
            (long)retry.RetryDelay.TotalMilliseconds,
            error.Reason
        );
    }
}

/// <summary>The transaction is gone, and the same work begun again may well succeed.</summary>
/// <param name="reason">What happened, as few words as a counter can bear: "1205", "duplicate-key".</param>
/// <param name="cause">The error of the store.</param>
internal sealed class TransientException(string reason, Exception cause)
    : Exception($"The store could not do the work this time: {reason}.", cause)
{
    public string Reason { get; } = reason;
}
