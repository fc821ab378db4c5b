using RoleCatalog.Application.Changes.Replaying;
using RoleCatalog.Contracts;

namespace RoleCatalog.Infrastructure.Changes.Relaying;

/// <summary>The way to the consumers.</summary>
internal interface IEventTransport
{
    /// <summary>Opens a connection, or throws where there is none to be had.</summary>
    /// <param name="changed">Called when the connection is lost, blocked, or free again.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IEventConnection> Open(Action changed, CancellationToken cancellationToken);

    /// <summary>Asks whether a queue could be sent to. It does not throw where the broker is away.</summary>
    Task<QueueState> Look(string queue, CancellationToken cancellationToken);

    /// <summary>Opens a connection whose events go to one queue, marked as of a replay, or throws where there is none to be had.</summary>
    Task<IEventConnection> OpenTo(string queue, string replay, CancellationToken cancellationToken);
}

/// <summary>A connection that does not come back by itself: who has lost it opens another.</summary>
internal interface IEventConnection : IAsyncDisposable
{
    /// <summary>How the connection ended, and with it all that is in flight; null while it has not.</summary>
    Delivery? End { get; }

    /// <summary>The broker takes nothing for now, and has said so.</summary>
    bool IsBlocked { get; }

    /// <summary>Sends the event once, and tells what became of it. It never throws, and may take for ever.</summary>
    Task<Delivery> Send(CatalogEvent catalogEvent);
}

/// <summary>What became of an event that was sent.</summary>
internal readonly record struct Delivery(Fate Fate, string? Reason = null);

internal enum Fate
{
    /// <summary>It is in every queue that asks for it, for good.</summary>
    Routed,

    /// <summary>The broker has taken it, and no queue asks for it.</summary>
    Unrouted,

    /// <summary>A queue does not take it now.</summary>
    Refused,

    /// <summary>It may have arrived: the connection is gone.</summary>
    Lost,

    /// <summary>The connection is gone because the broker will not take what an event that was in flight holds.</summary>
    Unacceptable,
}
