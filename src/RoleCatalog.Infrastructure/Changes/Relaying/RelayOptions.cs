using RoleCatalog.Infrastructure.Persistence;

namespace RoleCatalog.Infrastructure.Changes.Relaying;

/// <summary>How the relay paces itself.</summary>
internal sealed record RelayOptions
{
    /// <summary>The most that is sent and not written down as delivered: what a crash may repeat.</summary>
    public int Window { get; init; } = 256;

    /// <summary>How soon the log is looked at again when a commit here or elsewhere may have been missed; longer and longer while nothing comes.</summary>
    public TimeSpan ShortestPoll { get; init; } = TimeSpan.FromSeconds(1);

    public TimeSpan LongestPoll { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>For how long deliveries are gathered before they are written down.</summary>
    public TimeSpan Gather { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>How long a confirmation may take before the connection counts as dead.</summary>
    public TimeSpan Stall { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Before a connection that was not to be had, or an event that was refused, is tried again; doubled each time.</summary>
    public TimeSpan ShortestRetry { get; init; } = TimeSpan.FromMilliseconds(100);

    public TimeSpan LongestRetry { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The longest pause while a queue refuses events: each try is a repeat to the other queues.</summary>
    public TimeSpan LongestRefusal { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>For how long a stop waits for what is in flight.</summary>
    public TimeSpan Farewell { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The name of this replica among those that would lead.</summary>
    public string Holder { get; init; } = "owner";

    /// <summary>For how long a leader that is silent stays it.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromDays(1);

    /// <summary>
    /// Who owns the store alone leads without being asked again, and hears of every commit; among several one takes over in
    /// seconds, and looks for the commits of the others.
    /// </summary>
    public static RelayOptions For(StoreOptions store) =>
        store.IsShared
            ? new RelayOptions
            {
                Holder = Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString("D"),
                Lease = TimeSpan.FromSeconds(15),
                ShortestPoll = TimeSpan.FromMilliseconds(25),
            }
            : new RelayOptions();
}
