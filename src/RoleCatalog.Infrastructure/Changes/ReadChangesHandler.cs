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
        var events = await log.EventsAfter(after, query.Limit + 1, end.LogId);
        var more = events.Count > query.Limit;
        var page = events.Take(query.Limit).ToList();
        // At the end the cursor moves on to it, past drafts, so that the next read begins there.
        var next = more ? page[^1].Position : end.Position;
        var told = page.Select(each => query.TellsWho ? each.Event : each.Event with { Actor = null });
        return new ChangePage([.. told], new ChangeCursor(end.LogId, next).ToString(), more);
    }
}
