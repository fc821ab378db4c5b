using System.Collections.Concurrent;
using System.Threading.Channels;
using RoleCatalog.Application.Changes.Replaying;
using RoleCatalog.Contracts;
using RoleCatalog.Infrastructure.Changes.Relaying;

namespace RoleCatalog.StoreTests.Changes;

/// <summary>In place of the broker: a test decides what becomes of each event. What the real one does is for the system tests.</summary>
internal sealed class ScriptedTransport : IEventTransport
{
    private readonly Channel<CatalogEvent> _delivered = Channel.CreateUnbounded<CatalogEvent>();

    /// <summary>What becomes of an event; the try is counted from 1.</summary>
    public Func<CatalogEvent, int, Task<Delivery>> Script { get; set; } =
        (_, _) => Task.FromResult(new Delivery(Fate.Routed));

    public ConcurrentQueue<CatalogEvent> Tries { get; } = new();

    public Connection? Current { get; private set; }

    public int Opened { get; private set; }

    public Exception? Unavailable { get; set; }

    public IEnumerable<CatalogEvent> Rest
    {
        get
        {
            while (_delivered.Reader.TryRead(out var one))
            {
                yield return one;
            }
        }
    }

    public Task<IEventConnection> Open(Action changed, CancellationToken cancellationToken)
    {
        Opened++;
        if (Unavailable is { } error)
        {
            return Task.FromException<IEventConnection>(error);
        }

        Current = new Connection(this, changed);
        return Task.FromResult<IEventConnection>(Current);
    }

    /// <summary>The same of what is sent by a replay.</summary>
    public Func<CatalogEvent, int, Task<Delivery>> ReplayScript { get; set; } =
        (_, _) => Task.FromResult(new Delivery(Fate.Routed));

    /// <summary>What replays have sent, in the order of the tries.</summary>
    public ConcurrentQueue<CatalogEvent> Replayed { get; } = new();

    /// <summary>What is said of every queue.</summary>
    public QueueState Queue { get; set; } = QueueState.Usable;

    /// <summary>The queues of replays, and their ids, for which connections were opened.</summary>
    public ConcurrentQueue<(string Queue, string Replay)> OpenedTo { get; } = new();

    public Task<QueueState> Look(string queue, CancellationToken cancellationToken) => Task.FromResult(Queue);

    public Task<IEventConnection> OpenTo(string queue, string replay, CancellationToken cancellationToken)
    {
        OpenedTo.Enqueue((queue, replay));
        return Unavailable is { } error
            ? Task.FromException<IEventConnection>(error)
            : Task.FromResult<IEventConnection>(new ReplayConnection(this));
    }

    public void Deliver(CatalogEvent catalogEvent) => _delivered.Writer.TryWrite(catalogEvent);

    public async Task<IReadOnlyList<CatalogEvent>> Take(int count)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var events = new List<CatalogEvent>();
        while (events.Count < count)
        {
            events.Add(await _delivered.Reader.ReadAsync(deadline.Token));
        }

        return events;
    }

    internal sealed class Connection(ScriptedTransport transport, Action changed) : IEventConnection
    {
        private readonly TaskCompletionSource<Delivery> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Delivery? End { get; private set; }

        public bool IsBlocked { get; private set; }

        public void Block(bool isBlocked)
        {
            IsBlocked = isBlocked;
            changed();
        }

        /// <summary>With it goes all that is in flight.</summary>
        public void Break(Delivery end)
        {
            End ??= end;
            _end.TrySetResult(end);
            changed();
        }

        public async Task<Delivery> Send(CatalogEvent catalogEvent)
        {
            transport.Tries.Enqueue(catalogEvent);
            var number = transport.Tries.Count(each => each.Id == catalogEvent.Id);
            var delivery = await await Task.WhenAny(transport.Script(catalogEvent, number), _end.Task);
            if (delivery.Fate is Fate.Routed or Fate.Unrouted)
            {
                transport.Deliver(catalogEvent);
            }
            else if (delivery.Fate is not Fate.Refused)
            {
                Break(delivery);
            }

            return delivery;
        }

        public ValueTask DisposeAsync()
        {
            End ??= new Delivery(Fate.Lost, "dropped");
            _end.TrySetResult(End.Value);
            return ValueTask.CompletedTask;
        }
    }

    private sealed class ReplayConnection(ScriptedTransport transport) : IEventConnection
    {
        private readonly TaskCompletionSource<Delivery> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Delivery? End { get; private set; }

        public bool IsBlocked => false;

        public async Task<Delivery> Send(CatalogEvent catalogEvent)
        {
            transport.Replayed.Enqueue(catalogEvent);
            var number = transport.Replayed.Count(each => each.Id == catalogEvent.Id);
            var delivery = await await Task.WhenAny(transport.ReplayScript(catalogEvent, number), _end.Task);
            if (delivery.Fate is Fate.Lost or Fate.Unacceptable)
            {
                End ??= delivery;
                _end.TrySetResult(delivery);
            }

            return delivery;
        }

        public ValueTask DisposeAsync()
        {
            End ??= new Delivery(Fate.Lost, "dropped");
            _end.TrySetResult(End.Value);
            return ValueTask.CompletedTask;
        }
    }
}
