using MediatR;
using RoleCatalog.Application.Changes;
using RoleCatalog.Application.Paging;

namespace RoleCatalog.Infrastructure.Changes;

internal sealed class ReadChangesHandler(ChangeReader log) : IRequestHandler<ReadChanges, ChangePage>
{
    public async Task<ChangePage> Handle(ReadChanges query, CancellationToken cancellationToken)
    {
        var end = await log.End();
        var after = query.After is null ? 0 : ChangeCursor.Read(query.After, end.LogId, end.Position).Position;
        var stretch = await log.Read(after, query.Limit, query.Selection, end);
        var told = stretch.Events.Select(each => EventEnvelope.For(each.Event, query.TellsWho));
        var next = new ChangeCursor(end.LogId, stretch.ReadTo).ToString();
        return new ChangePage([.. told], next, stretch.More) { ReadTo = stretch.ReadTo };
    }
}

internal sealed class CheckChangeCursorHandler(ChangeReader log) : IRequestHandler<CheckChangeCursor, Unit>
{
    public async Task<Unit> Handle(CheckChangeCursor query, CancellationToken cancellationToken)
    {
        var end = await log.End();
        ChangeCursor.Read(query.Cursor, end.LogId, end.Position);
        return Unit.Value;
    }
}
