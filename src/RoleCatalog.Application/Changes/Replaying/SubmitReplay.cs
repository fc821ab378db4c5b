using MediatR;
using RoleCatalog.Application.Pipeline;

namespace RoleCatalog.Application.Changes.Replaying;

/// <summary>Has a stretch of the log sent to one queue again. What is wrong with the order is told all at once, and nothing is sent.</summary>
public sealed record SubmitReplay(ReplayOrder Order) : IRequest<Replay>
{
    internal sealed class Handler(IMediator mediator) : IRequestHandler<SubmitReplay, Replay>
    {
        // The broker is asked outside the transaction, which waits for nobody.
        public async Task<Replay> Handle(SubmitReplay request, CancellationToken cancellationToken)
        {
            var queue = request.Order.HasQueueName
                ? await mediator.Send(new LookForQueue(request.Order.Queue), cancellationToken)
                : QueueState.Usable;
            return await mediator.Send(new BeginReplay(request.Order, queue), cancellationToken);
        }
    }
}

/// <summary>Asks the broker for a queue.</summary>
public sealed record LookForQueue(string Queue) : IRequest<QueueState>;

/// <summary>What the broker says of a queue.</summary>
public enum QueueState
{
    Usable,

    Missing,

    /// <summary>It belongs to one connection alone, or is not for this user.</summary>
    Locked,

    /// <summary>The broker does not answer.</summary>
    Unknown,

    /// <summary>Events go to no broker.</summary>
    NoBroker,
}

/// <summary>Puts a replay behind those that are there.</summary>
/// <param name="Order">What is asked for.</param>
/// <param name="Queue">What the broker says of the queue.</param>
public sealed record BeginReplay(ReplayOrder Order, QueueState Queue) : ICommand<Replay>;

/// <summary>There is no answer from the broker.</summary>
public sealed class BrokerUnavailableException() : Exception("The broker does not answer.");
