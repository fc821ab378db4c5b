using RoleCatalog.Application.Changes;
using RoleCatalog.Contracts;
using RoleCatalog.Infrastructure.Persistence;

namespace RoleCatalog.Infrastructure.Changes;

/// <summary>Reads the log. Who has read up to a position has seen every change up to it, for ever.</summary>
internal sealed class ChangeReader(DbSession session, EventEnvelope envelope)
{
    /// <summary>Characters of states that are read at a time, about: one more state may be among them.</summary>
    public const int MaxLength = 4 * 1024 * 1024;

    private const string SelectEnd = """
        SELECT log_id, position
        FROM change_log
        WHERE singleton = 1
        """;

    public Task<LogEnd> End() => session.QuerySingle<LogEnd>(SelectEnd);

    private const string Public = $"""
        SELECT {ChangeRow.Columns}
        FROM changes
        WHERE is_public = 1
          AND position > @after
          AND position <= @bound
        """;

    private const string SelectAll = $"""
        {Public}
        ORDER BY position
        """;

    private const string SelectOfTypes = $"""
        {Public}
          AND type IN @types
        ORDER BY position
        """;

    private const string SelectOfSubject = $"""
        {Public}
          AND type IN @types
          AND entity_kind = @kind
          AND entity_id = @id
        ORDER BY position
        """;

    /// <summary>
    /// The public changes after a position that are selected, as events. However few those are, what is looked at has a bound:
    /// where the stretch ends, the next one begins.
    /// </summary>
    /// <param name="after">The position.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="selection">Which of them.</param>
    /// <param name="end">As <see cref="End"/> tells it.</param>
    public async Task<ChangeStretch> Read(long after, int limit, ChangeSelection selection, LogEnd end)
    {
        after = selection.Since is { } since ? await LastBefore(since, after, end.Position) : after;
        var bound = Math.Min(end.Position, after + ReadChanges.MaxLookedAt);
        var parameters = new
        {
            after,
            bound,
            limit,
            types = (selection.Types ?? EventTypePattern.Known).Select(EventEnvelope.ChangeType),
            kind = selection.Subject?.Kind,
            id = selection.Subject?.Id.ToString("D"),
        };
        var select =
            selection.Subject is not null ? SelectOfSubject
            : selection.Types is not null ? SelectOfTypes
            : SelectAll;
        var (events, isFull) = await Events(
            session.Stream($"{select}\n{session.Dialect.Page}", parameters, ChangeRow.Read),
            limit,
            end.LogId
        );
        return new ChangeStretch(events, isFull ? events[^1].Position : bound, end);
    }

    private const string SelectTime = """
        SELECT time
        FROM changes
        WHERE position = @position
        """;

    /// <summary>When the change at a position was appended; null when there is none.</summary>
    public async Task<DateTimeOffset?> TimeAt(long position) =>
        Columns.Time(await session.QuerySingleOrDefault<long?>(SelectTime, new { position }));

    // Times never fall along the positions, and there is a change at each: halving finds the place without an index.
    private async Task<long> LastBefore(DateTimeOffset since, long after, long end)
    {
        var (before, from) = (after, end + 1);
        for (var looked = before + 1; before + 1 < from; looked = before + ((from - before) / 2))
        {
            var time = await TimeAt(looked);
            (before, from) = time!.Value < since ? (looked, from) : (before, looked);
        }

        return before;
    }

    // Nothing of the same entity up to them is refused.
    private const string SelectReleased = $"""
        SELECT {ChangeRow.Columns}
        FROM held_changes
        JOIN changes ON changes.position = held_changes.position
        WHERE NOT EXISTS (
            SELECT 1
            FROM held_changes AS refused
            WHERE refused.entity_kind = held_changes.entity_kind
              AND refused.entity_id = held_changes.entity_id
              AND refused.position <= held_changes.position
              AND refused.refusal IS NOT NULL)
        ORDER BY held_changes.position
        """;

    /// <summary>The first of the changes that were held and may be sent.</summary>
    public async Task<IReadOnlyList<PositionedEvent>> Released(int limit, string logId)
    {
        var rows = session.Stream($"{SelectReleased}\n{session.Dialect.Page}", new { limit }, ChangeRow.Read);
        return (await Events(rows, limit, logId)).Events;
    }

    /// <summary>As many as there are, or as fit: states may be large.</summary>
    public async Task<(IReadOnlyList<PositionedEvent> Events, bool IsFull)> Events(
        IAsyncEnumerable<ChangeRow> rows,
        int limit,
        string logId
    )
    {
        var (events, length) = (new List<PositionedEvent>(), 0L);
        await foreach (var row in rows)
        {
            events.Add(new PositionedEvent(row.Position, envelope.Of(row, logId)));
            length += row.State.Length;
            if (length >= MaxLength)
            {
                return (events, true);
            }
        }

        return (events, events.Count == limit);
    }
}

/// <summary>Where the log ends.</summary>
internal sealed record LogEnd
{
    public string LogId { get; init; } = "";

    public long Position { get; init; }
}

internal sealed record PositionedEvent(long Position, CatalogEvent Event);

/// <summary>A stretch of the log: what was selected of it, up to where it was read, and where the log ended then.</summary>
internal sealed record ChangeStretch(IReadOnlyList<PositionedEvent> Events, long ReadTo, LogEnd End)
{
    public bool More => ReadTo < End.Position;
}
