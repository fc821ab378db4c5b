using RoleCatalog.Application;
using RoleCatalog.Application.Changes;
using RoleCatalog.Application.Changes.Replaying;
using RoleCatalog.Application.Paging;
using RoleCatalog.Infrastructure.Persistence;

namespace RoleCatalog.Infrastructure.Changes.Replaying;

/// <summary>The replays with their progress. Ids rise with the time of submission.</summary>
internal sealed class ReplayTable(DbSession session, ChangeReader log, TimeProvider clock)
{
    public const int MostWaiting = 100;

    /// <summary>Of the reason.</summary>
    public const int MaxReason = 500;

    private const string InsertRow = """
        INSERT INTO replays (id, queue, status, from_position, to_position, position, sent, types, subject, rate, submitted_by,
            submitted_at)
        VALUES (@Id, @Queue, @Status, @FromPosition, @ToPosition, @FromPosition, 0, @Types, @Subject, @Rate, @SubmittedBy,
            @SubmittedAt)
        """;

    /// <returns>Null when as many wait as may.</returns>
    public async Task<Replay?> Add(ReplayOrder order, ChangeSelection selection, long from, long to, string? by)
    {
        var open = await Open();
        if (open.Count(each => each.StartedAt is null) >= MostWaiting)
        {
            return null;
        }

        var now = clock.Now();
        var row = new ReplayRow
        {
            Id = Guid.CreateVersion7(now).ToString("D"),
            Queue = order.Queue,
            Status = Wire.Name(ReplayStatus.Submitted),
            FromPosition = from,
            ToPosition = to,
            Position = from,
            Types = selection.Types is { } types ? StateJson.Write(types.Order(StringComparer.Ordinal)) : null,
            Subject = selection.Subject?.ToString(),
            Rate = order.Rate,
            SubmittedBy = by,
            SubmittedAt = Columns.Of(now),
        };
        await session.Execute(InsertRow, row);
        return row.ToReplay((await log.End()).LogId, open is [.., var last] ? last.Id : null);
    }

    private const string SelectRows = """
        SELECT id, queue, status, reason, from_position, to_position, position, sent, types, subject, rate, submitted_by,
            submitted_at, started_at, ended_at
        FROM replays
        """;

    private const string SelectOne = $"""
        {SelectRows}
        WHERE id = @id
        """;

    public async Task<Replay?> Get(string id) =>
        await session.QuerySingleOrDefault<ReplayRow>(SelectOne, new { id }) is { } row ? (await Tell([row]))[0] : null;

    private const string SelectPage = $"""
        {SelectRows}
        WHERE id < @before
        ORDER BY id DESC
        """;

    private const string Count = """
        SELECT COUNT(*)
        FROM replays
        """;

    public async Task<IReadOnlyList<Replay>> List(string before, int limit)
    {
        var rows = await session.Query<ReplayRow>($"{SelectPage}\n{session.Dialect.Page}", new { before, limit });
        return await Tell(rows);
    }

    private async Task<IReadOnlyList<Replay>> Tell(IReadOnlyList<ReplayRow> rows)
    {
        var logId = (await log.End()).LogId;
        var ids = (await Open()).Select(row => row.Id).ToList();
        return [.. rows.Select(row => row.ToReplay(logId, ids.ElementAtOrDefault(ids.IndexOf(row.Id) - 1)))];
    }

    public Task<long> Total() => session.QuerySingle<long>(Count);

    private const string SelectOpen = $"""
        {SelectRows}
        WHERE status IN ('submitted', 'running')
        ORDER BY id
        """;

    /// <summary>The one that runs, and behind it those that wait, in the order of their turns.</summary>
    public async Task<IReadOnlyList<ReplayRow>> Open() =>
        [.. (await session.Query<ReplayRow>(SelectOpen)).OrderBy(row => row.StartedAt is null)];

    private const string CountRunning = """
        SELECT COUNT(*)
        FROM replays
        WHERE id = @id
          AND status = 'running'
        """;

    public async Task<bool> IsRunning(string id) => await session.QuerySingle<long>(CountRunning, new { id }) == 1;

    private const string Start = """
        UPDATE replays
        SET status = 'running', started_at = @now
        WHERE id = @id
          AND status = 'submitted'
        """;

    public Task<int> Begin(string id) => session.Execute(Start, new { id, now = Columns.Of(clock.Now()) });

    // Only the leader of the term moves it on, and only while it has not been cancelled.
    private const string Advance = """
        UPDATE replays
        SET position = @position, sent = @sent, reason = @reason
        WHERE id = @id
          AND status = 'running'
          AND position <= @position
          AND EXISTS (SELECT 1 FROM relay_cursors WHERE name = 'relay' AND term = @term)
        """;

    // What was on its way when it was cancelled has arrived.
    private const string AdvanceCancelled = """
        UPDATE replays
        SET position = @position, sent = @sent
        WHERE id = @id
          AND status = 'cancelled'
          AND position <= @position
          AND EXISTS (SELECT 1 FROM relay_cursors WHERE name = 'relay' AND term = @term)
        """;

    public async Task<bool> MoveTo(string id, ReplayProgress progress, long term)
    {
        var (position, sent) = (progress.Position, progress.Sent);
        if (
            await session.Execute(
                Advance,
                new
                {
                    id,
                    position,
                    sent,
                    reason = Cut(progress.Reason),
                    term,
                }
            ) == 1
        )
        {
            return true;
        }

        await session.Execute(
            AdvanceCancelled,
            new
            {
                id,
                position,
                sent,
                term,
            }
        );
        return false;
    }

    private const string Finish = """
        UPDATE replays
        SET status = @status, reason = @reason, ended_at = @now
        WHERE id = @id
          AND status IN ('submitted', 'running')
        """;

    /// <summary>False when it had ended.</summary>
    public async Task<bool> End(string id, ReplayStatus status, string? reason = null) =>
        await session.Execute(
            Finish,
            new
            {
                id,
                status = Wire.Name(status),
                reason = Cut(reason),
                now = Columns.Of(clock.Now()),
            }
        ) == 1;

    private static string? Cut(string? reason) => reason is { Length: > MaxReason } ? reason[..MaxReason] : reason;
}

/// <summary>How far a replay has come, and what it waits for.</summary>
internal sealed record ReplayProgress(long Position, long Sent, string? Reason);
