using MediatR;
using Microsoft.Extensions.Logging;
using RoleCatalog.Application;
using RoleCatalog.Application.Changes.Replaying;
using RoleCatalog.Application.Paging;
using RoleCatalog.Domain;
using RoleCatalog.Infrastructure.Changes.Relaying;

namespace RoleCatalog.Infrastructure.Changes.Replaying;

internal sealed class LookForQueueHandler(IEventTransport transport) : IRequestHandler<LookForQueue, QueueState>
{
    public Task<QueueState> Handle(LookForQueue request, CancellationToken cancellationToken) =>
        transport.Look(request.Queue, cancellationToken);
}

internal sealed class BeginReplayHandler(
    ReplayTable replays,
    ChangeReader log,
    CurrentCaller current,
    ILogger<BeginReplayHandler> logger
) : IRequestHandler<BeginReplay, Replay>
{
    public async Task<Replay> Handle(BeginReplay command, CancellationToken cancellationToken)
    {
        var (order, errors) = (command.Order, new ErrorCollector());
        var selection = order.Read(errors);
        Note(command.Queue, errors);
        var end = await log.End();
        var from = Place("from", order.From, otherwise: 0);
        var to = Place("to", order.To, otherwise: end.Position);
        if (from is not null && to is not null && from > to)
        {
            errors.At("to").Add("range-inverted", "'to' is before 'from'.");
        }

        Refuse(errors, command.Queue);
        var replay =
            await replays.Add(order, selection, from!.Value, to!.Value, current.Caller.Subject) ?? throw TooMany();
        logger.LogInformation(
            "Replay {Id} to {Queue} is submitted by {Actor}",
            replay.Id,
            replay.Queue,
            replay.SubmittedBy
        );
        return replay;

        long? Place(string field, string? cursor, long otherwise)
        {
            try
            {
                return cursor is null ? otherwise : ChangeCursor.Read(cursor, end.LogId, end.Position).Position;
            }
            catch (CursorException wrong)
            {
                // What is damaged the order has noted.
                if (ChangeCursor.IsCursor(cursor!))
                {
                    errors.At(field).Add(wrong.Code, wrong.Message);
                }

                return null;
            }
        }
    }

    private static DomainException TooMany() =>
        new(
            Fault.Conflict,
            "too-many-replays",
            $"{ReplayTable.MostWaiting} replays wait already: cancel some, or wait until the first has ended."
        );

    private static void Note(QueueState queue, ErrorCollector errors)
    {
        if (queue == QueueState.Missing)
        {
            errors.At("queue").Add("queue-missing", "There is no such queue: declare it first.");
        }
        else if (queue == QueueState.Locked)
        {
            errors
                .At("queue")
                .Add("queue-locked", "The queue belongs to one connection alone, or is not for this service.");
        }
    }

    private static void Refuse(ErrorCollector errors, QueueState queue)
    {
        if (errors.Errors.Count > 0 && errors.Errors.All(error => error.Code == ChangeCursor.Replaced))
        {
            throw new CursorException(CursorFault.Gone, ChangeCursor.Replaced, errors.Errors[0].Message)
            {
                Fields = [.. errors.Errors.Select(error => error.Field)],
            };
        }

        errors.ThrowIfAny(Fault.Malformed);
        if (queue == QueueState.NoBroker)
        {
            throw new DomainException(
                Fault.Conflict,
                "no-broker",
                "Events go to no broker here (Broker:Transport): read them from /v1/changes."
            );
        }

        if (queue == QueueState.Unknown)
        {
            throw new BrokerUnavailableException();
        }
    }
}

internal sealed class ReadReplaysHandler(ReplayTable replays) : IRequestHandler<ReadReplays, Page<Replay>>
{
    // After every id.
    private const string End = "g";

    private static readonly Cursor Cursor = Cursor.For("replays");

    public async Task<Page<Replay>> Handle(ReadReplays query, CancellationToken cancellationToken) =>
        Page.Of(
            await replays.List(Cursor.Read(query.Cursor)?.Text(0) ?? End, query.Limit + 1),
            query.Limit,
            await replays.Total(),
            last => Cursor.After(last.Id)
        );
}

internal sealed class GetReplayHandler(ReplayTable replays) : IRequestHandler<GetReplay, Replay>
{
    public async Task<Replay> Handle(GetReplay query, CancellationToken cancellationToken) =>
        await replays.Get(query.Id) ?? throw Unknown(query.Id);

    public static DomainException Unknown(string id) =>
        new(Fault.NotFound, "replay-not-found", $"There is no replay '{id}'.");
}

internal sealed class CancelReplayHandler(
    ReplayTable replays,
    CurrentCaller current,
    ILogger<CancelReplayHandler> logger
) : IRequestHandler<CancelReplay, Replay>
{
    public async Task<Replay> Handle(CancelReplay command, CancellationToken cancellationToken)
    {
        if (await replays.End(command.Id, ReplayStatus.Cancelled))
        {
            logger.LogInformation("Replay {Id} is cancelled by {Actor}", command.Id, current.Caller.Subject);
        }

        var replay = await replays.Get(command.Id) ?? throw GetReplayHandler.Unknown(command.Id);
        return replay.Status == ReplayStatus.Cancelled
            ? replay
            : throw new DomainException(
                Fault.Conflict,
                "replay-ended",
                $"The replay has {(replay.Status == ReplayStatus.Failed ? "failed" : "been completed")} already."
            );
    }
}
