using System.Data.Common;

namespace RoleCatalog.Infrastructure.Changes;

/// <summary>A public change, as it is read to be told to others.</summary>
internal sealed record ChangeRow
{
    /// <summary>Of the table changes, by its own name, so that others may be joined.</summary>
    public const string Columns = """
        changes.position, changes.id, changes.type, changes.entity_kind, changes.entity_id, changes.entity_version,
            changes.time, changes.trace_parent, changes.trace_state, changes.actor, changes.correlation_id,
            changes.status_before, changes.changed_fields, changes.state
        """;

    public long Position { get; init; }
    public string Id { get; init; } = "";
    public string Type { get; init; } = "";
    public string EntityKind { get; init; } = "";
    public string EntityId { get; init; } = "";
    public int EntityVersion { get; init; }
    public long Time { get; init; }
    public string? TraceParent { get; init; }
    public string? TraceState { get; init; }
    public string? Actor { get; init; }
    public string? CorrelationId { get; init; }
    public string? StatusBefore { get; init; }
    public string ChangedFields { get; init; } = "";
    public string State { get; init; } = "";

    /// <summary>The row that the reader is at, of a SELECT of the columns.</summary>
    public static ChangeRow Read(DbDataReader row) =>
        new()
        {
            Position = row.GetInt64(0),
            Id = row.GetString(1),
            Type = row.GetString(2),
            EntityKind = row.GetString(3),
            EntityId = row.GetString(4),
            EntityVersion = row.GetInt32(5),
            Time = row.GetInt64(6),
            TraceParent = Optional(row, 7),
            TraceState = Optional(row, 8),
            Actor = Optional(row, 9),
            CorrelationId = Optional(row, 10),
            StatusBefore = Optional(row, 11),
            ChangedFields = row.GetString(12),
            State = row.GetString(13),
        };

    private static string? Optional(DbDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetString(column);
}
