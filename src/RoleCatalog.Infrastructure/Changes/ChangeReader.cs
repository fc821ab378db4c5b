using RoleCatalog.Contracts;
using RoleCatalog.Infrastructure.Persistence;

namespace RoleCatalog.Infrastructure.Changes;

/// <summary>Reads the log. Who has read up to a position has seen every change up to it, for ever.</summary>
internal sealed class ChangeReader(DbSession session, EventEnvelope envelope)
{
    private const string SelectEnd = """
        SELECT log_id, position
        FROM change_log
        WHERE singleton = 1
        """;

    public Task<LogEnd> End() => session.QuerySingle<LogEnd>(SelectEnd);

    private const string SelectPublic = $"""
        SELECT {ChangeRow.Columns}
        FROM changes
        WHERE is_public = 1
          AND position > @after
        ORDER BY position
        """;

    /// <summary>The public changes after a position as events, with the position of each.</summary>
    /// <param name="after">The position.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="logId">The id of the log, as <see cref="End"/> tells it.</param>
    public async Task<IReadOnlyList<PositionedEvent>> EventsAfter(long after, int limit, string logId)
    {
        var rows = await session.Query<ChangeRow>($"{SelectPublic}\n{session.Dialect.Page}", new { after, limit });
        return Events(rows, logId);
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
        var rows = await session.Query<ChangeRow>($"{SelectReleased}\n{session.Dialect.Page}", new { limit });
        return Events(rows, logId);
    }

    private IReadOnlyList<PositionedEvent> Events(IReadOnlyList<ChangeRow> rows, string logId) =>
        [.. rows.Select(row => new PositionedEvent(row.Position, envelope.Of(row, logId)))];
}

/// <summary>Where the log ends.</summary>
internal sealed record LogEnd
{
    public string LogId { get; init; } = "";

    public long Position { get; init; }
}

internal sealed record PositionedEvent(long Position, CatalogEvent Event);
