using RoleCatalog.Application;
using RoleCatalog.Application.Changes;
using RoleCatalog.Application.Changes.Replaying;
using RoleCatalog.Application.Paging;
using RoleCatalog.Infrastructure.Persistence;

namespace RoleCatalog.Infrastructure.Changes.Replaying;

internal sealed record ReplayRow
{
    public string Id { get; init; } = "";
    public string Queue { get; init; } = "";
    public string Status { get; init; } = "";
    public string? Reason { get; init; }
    public long FromPosition { get; init; }
    public long ToPosition { get; init; }
    public long Position { get; init; }
    public long Sent { get; init; }
    public string? Types { get; init; }
    public string? Subject { get; init; }
    public int Rate { get; init; }
    public string? SubmittedBy { get; init; }
    public long SubmittedAt { get; init; }
    public long? StartedAt { get; init; }
    public long? EndedAt { get; init; }

    public ChangeSelection Selection =>
        new()
        {
            Types = Types is null ? null : StateJson.Read<HashSet<string>>(Types),
            Subject = Subject is not null && ChangeSubject.TryParse(Subject, out var subject) ? subject : null,
        };

    /// <param name="logId">Of the log that it is from.</param>
    /// <param name="before">The replay whose turn is before its own; null when there is none.</param>
    public Replay ToReplay(string logId, string? before) =>
        new()
        {
            Id = Id,
            Queue = Queue,
            Status = Wire.Value<ReplayStatus>(Status),
            Reason = before is null ? Reason : $"It waits for the replay before it, {before}.",
            From = new ChangeCursor(logId, FromPosition).ToString(),
            To = new ChangeCursor(logId, ToPosition).ToString(),
            Position = new ChangeCursor(logId, Position).ToString(),
            Remaining = ToPosition - Position,
            Sent = Sent,
            Types = Types is null ? null : StateJson.Read<string[]>(Types),
            Subject = Subject,
            RatePerSecond = Rate,
            SubmittedBy = SubmittedBy,
            SubmittedAt = Columns.Time(SubmittedAt),
            StartedAt = Columns.Time(StartedAt),
            EndedAt = Columns.Time(EndedAt),
        };
}
