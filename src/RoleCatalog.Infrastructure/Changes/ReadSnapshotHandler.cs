using MediatR;
using RoleCatalog.Application.Changes;
using RoleCatalog.Application.Paging;
using RoleCatalog.Contracts;
using RoleCatalog.Infrastructure.Persistence;

namespace RoleCatalog.Infrastructure.Changes;

/// <summary>Reads a snapshot from the log alone, a page at a time: what came after its position is passed over.</summary>
internal sealed class ReadSnapshotHandler(DbSession session, ChangeReader log)
    : IRequestHandler<ReadSnapshot, SnapshotPage>
{
    // All but the rows that are returned is decided in the index of public changes by entity.
    internal const string SelectLatest = $"""
        SELECT {ChangeRow.Columns}
        FROM changes
        WHERE changes.is_public = 1
          AND changes.entity_kind = @kind
          AND changes.entity_id > @after
          AND changes.position <= @at
          AND NOT EXISTS (
              SELECT 1
              FROM changes AS later
              WHERE later.is_public = 1
                AND later.entity_kind = changes.entity_kind
                AND later.entity_id = changes.entity_id
                AND later.position > changes.position
                AND later.position <= @at)
        ORDER BY changes.entity_id
        """;

    public async Task<SnapshotPage> Handle(ReadSnapshot query, CancellationToken cancellationToken)
    {
        var end = await log.End();
        var at = query.At is null
            ? new ChangeCursor(end.LogId, end.Position)
            : ChangeCursor.Read(query.At, end.LogId, end.Position);
        var (items, more) = await Read(query, at);
        return new SnapshotPage(
            at.ToString(),
            at.LogId,
            await log.TimeAt(at.Position),
            [.. items.Select(each => EventEnvelope.For(each, query.TellsWho))],
            more
        );
    }

    private async Task<(List<CatalogEvent> Items, bool More)> Read(ReadSnapshot query, ChangeCursor at)
    {
        var last = query.After is { } text && ChangeSubject.TryParse(text, out var subject) ? subject : null;
        var kinds = ChangeSubject
            .Kinds.SkipWhile(kind => last is not null && kind != last.Kind)
            .Where(query.Kinds.Contains);
        var items = new List<CatalogEvent>();
        foreach (var kind in kinds)
        {
            var limit = query.Limit - items.Count;
            var rows = session.Stream(
                $"{SelectLatest}\n{session.Dialect.Page}",
                new
                {
                    kind,
                    after = kind == last?.Kind ? last.Id.ToString("D") : "",
                    at = at.Position,
                    limit,
                },
                ChangeRow.Read
            );
            var (events, isFull) = await log.Events(rows, limit, at.LogId);
            items.AddRange(events.Select(each => each.Event));
            if (isFull)
            {
                return (items, true);
            }
        }

        return (items, false);
    }
}
