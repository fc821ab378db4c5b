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
}
