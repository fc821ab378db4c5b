using RoleCatalog.Application;
using RoleCatalog.Application.Changes;
using RoleCatalog.Infrastructure.Persistence;

namespace RoleCatalog.Infrastructure.Changes.Relaying;

/// <summary>
/// Public changes that the cursor has passed and the broker has not: those that it will not take, and behind each the later
/// ones of its entity. What is refused waits for an administrator; what is not goes as soon as nothing before it is refused.
/// </summary>
internal sealed class HeldChanges(DbSession session, TimeProvider clock)
{
    /// <summary>Of the reason of the broker.</summary>
    public const int MaxRefusal = 500;

    private const string CountSubjects = """
        SELECT entity_kind, entity_id, COUNT(*) AS number_held
        FROM held_changes
        GROUP BY entity_kind, entity_id
        """;

    public async Task<HeldSubjects> Subjects()
    {
        var rows = await session.Query<SubjectRow>(CountSubjects);
        return new HeldSubjects(
            rows.Select(row => KeyValuePair.Create(EventEnvelope.Subject(row.EntityKind, row.EntityId), row.NumberHeld))
        );
    }

    private const string Insert = """
        INSERT INTO held_changes (position, entity_kind, entity_id, held_at, refusal)
        SELECT position, entity_kind, entity_id, @now, @refusal
        FROM changes
        WHERE position = @Position
          AND NOT EXISTS (SELECT 1 FROM held_changes WHERE position = @Position)
        """;

    // Written again when nobody knows whether it was.
    public async Task Hold(IReadOnlyCollection<Shipment> shipments)
    {
        if (shipments.Count > 0)
        {
            await session.ExecuteMany(Insert, shipments.Select(Row));
        }
    }

    private const string Delete = """
        DELETE FROM held_changes
        WHERE position = @Position
        """;

    private const string Refuse = """
        UPDATE held_changes
        SET held_at = @now, refusal = @refusal
        WHERE position = @Position
        """;

    /// <summary>Forgets what was delivered, and writes down what was refused again.</summary>
    public async Task Settle(IReadOnlyCollection<Shipment> shipments)
    {
        foreach (var shipment in shipments)
        {
            if (shipment.Stage == Stage.Confirmed)
            {
                await session.Execute(Delete, new { shipment.Position });
            }
            else if (shipment.Refusal is not null)
            {
                await session.Execute(Refuse, Row(shipment));
            }
        }
    }

    private object Row(Shipment shipment) =>
        new
        {
            shipment.Position,
            now = Columns.Of(clock.Now()),
            refusal = shipment.Refusal is { Length: > MaxRefusal } text ? text[..MaxRefusal] : shipment.Refusal,
        };

    private const string Count = """
        SELECT COUNT(*)
        FROM held_changes
        """;

    public Task<long> Total() => session.QuerySingle<long>(Count);

    // Behind which one it is: the first of its entity, when that is refused.
    private const string Select = """
        SELECT changes.position, changes.id, changes.type, changes.entity_kind, changes.entity_id, changes.entity_version,
            changes.time, held_changes.held_at, held_changes.refusal, blocking_change.id AS behind
        FROM held_changes
        JOIN changes ON changes.position = held_changes.position
        LEFT JOIN held_changes AS blocking
            ON blocking.entity_kind = held_changes.entity_kind
           AND blocking.entity_id = held_changes.entity_id
           AND blocking.refusal IS NOT NULL
           AND blocking.position = (
               SELECT MIN(position)
               FROM held_changes AS earlier
               WHERE earlier.entity_kind = held_changes.entity_kind
                 AND earlier.entity_id = held_changes.entity_id
                 AND earlier.position < held_changes.position
                 AND earlier.refusal IS NOT NULL)
        LEFT JOIN changes AS blocking_change ON blocking_change.position = blocking.position
        """;

    private const string SelectPage = $"""
        {Select}
        WHERE held_changes.position > @after
        ORDER BY held_changes.position
        """;

    private const string SelectOne = $"""
        {Select}
        WHERE changes.id = @id
        """;

    public async Task<IReadOnlyList<HeldChange>> List(long after, int limit)
    {
        var rows = await session.Query<HeldRow>($"{SelectPage}\n{session.Dialect.Page}", new { after, limit });
        return [.. rows.Select(row => row.ToHeldChange())];
    }

    public async Task<HeldChange?> Get(string id) =>
        (await session.QuerySingleOrDefault<HeldRow>(SelectOne, new { id }))?.ToHeldChange();

    private const string Clear = """
        UPDATE held_changes
        SET refusal = NULL
        WHERE position = @position
          AND refusal IS NOT NULL
        """;

    /// <summary>Lets the change be sent again; false when it is on its way already.</summary>
    public async Task<bool> Release(long position) => await session.Execute(Clear, new { position }) == 1;

    private sealed record HeldRow
    {
        public long Position { get; init; }

        public string Id { get; init; } = "";

        public string Type { get; init; } = "";

        public string EntityKind { get; init; } = "";

        public string EntityId { get; init; } = "";

        public int EntityVersion { get; init; }

        public long Time { get; init; }

        public long HeldAt { get; init; }

        public string? Refusal { get; init; }

        public string? Behind { get; init; }

        public HeldChange ToHeldChange() =>
            new()
            {
                Id = Id,
                Position = Position,
                Type = EventEnvelope.EventType(Type),
                Subject = EventEnvelope.Subject(EntityKind, EntityId),
                EntityVersion = EntityVersion,
                Time = Columns.Time(Time),
                HeldAt = Columns.Time(HeldAt),
                Reason = Refusal,
                Behind = Behind,
            };
    }

    private sealed record SubjectRow
    {
        public string EntityKind { get; init; } = "";

        public string EntityId { get; init; } = "";

        public int NumberHeld { get; init; }
    }
}
