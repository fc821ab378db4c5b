using MediatR;
using RoleCatalog.Application;
using RoleCatalog.Application.Changes;
using RoleCatalog.Application.Paging;
using RoleCatalog.Domain;
using RoleCatalog.Infrastructure.Persistence;

namespace RoleCatalog.Infrastructure.Changes;

/// <summary>Reads the log of one entity: the rows of the page, and of each the one before it in its stream.</summary>
internal sealed class ReadHistoryHandler(DbSession session) : IRequestHandler<ReadHistory, Page<HistoryEntry>>
{
    // A scale has no key beside its id.
    private const string IdOfKey = """
        SELECT id
        FROM skills
        WHERE @resource = 'skills'
          AND [key] = @name
        UNION ALL
        SELECT id
        FROM skill_profiles
        WHERE @resource = 'skill-profiles'
          AND [key] = @name
        """;

    private const string Count = """
        SELECT COUNT(*)
        FROM changes
        WHERE entity_kind = @resource
          AND entity_id = @id
        """;

    // Drafts follow drafts, and public states public states.
    private const string Select = """
        SELECT changes.position, changes.time, changes.type, changes.is_public, changes.entity_version,
            changes.actor, changes.client, changes.correlation_id, changes.state, earlier.state AS state_before
        FROM changes
        LEFT JOIN changes AS earlier
            ON earlier.entity_kind = changes.entity_kind
           AND earlier.entity_id = changes.entity_id
           AND earlier.entity_version = (
               SELECT MAX(entity_version)
               FROM changes AS candidate
               WHERE candidate.entity_kind = changes.entity_kind
                 AND candidate.entity_id = changes.entity_id
                 AND candidate.is_public = changes.is_public
                 AND candidate.entity_version < changes.entity_version)
        WHERE changes.entity_kind = @resource
          AND changes.entity_id = @id
          AND (@before IS NULL OR changes.entity_version < @before)
        ORDER BY changes.entity_version DESC
        """;

    public async Task<Page<HistoryEntry>> Handle(ReadHistory query, CancellationToken cancellationToken)
    {
        var resource = Wire.Name(query.Resource);
        var id =
            await session.QuerySingleOrDefault<string>(IdOfKey, new { resource, name = query.IdOrKey })
            ?? query.IdOrKey;
        var total = await session.QuerySingle<long>(Count, new { resource, id });
        if (total == 0)
        {
            throw new DomainException(Fault.NotFound, "history-not-found", $"Nothing of '{query.IdOrKey}' is known.");
        }

        var cursor = Cursor.For("history", resource, id);
        var parameters = new
        {
            resource,
            id,
            before = cursor.Read(query.Cursor)?.Number(0),
            limit = query.Limit + 1,
        };
        var rows = await session.Query<Row>($"{Select}\n{session.Dialect.Page}", parameters);
        return Page.Of(
            [.. rows.Select(row => row.ToEntry(query.TellsWho))],
            query.Limit,
            total,
            last => cursor.After((long)last.Version)
        );
    }

    private sealed record Row
    {
        public long Position { get; init; }

        public long Time { get; init; }

        public string Type { get; init; } = "";

        public int IsPublic { get; init; }

        public int EntityVersion { get; init; }

        public string? Actor { get; init; }

        public string? Client { get; init; }

        public string? CorrelationId { get; init; }

        public string State { get; init; } = "";

        public string? StateBefore { get; init; }

        public HistoryEntry ToEntry(bool tellsWho)
        {
            var difference = StateDifference.Of(StateBefore, State);
            return new HistoryEntry
            {
                Position = Position,
                Time = Columns.Time(Time),
                Type = Type,
                Public = IsPublic == 1,
                Version = EntityVersion,
                Actor = tellsWho ? Actor : null,
                Client = tellsWho ? Client : null,
                CorrelationId = tellsWho ? CorrelationId : null,
                Revision = Made(difference, "/revision"),
                Edition = Made(difference, "/edition"),
                Changes = StateBefore is null
                    ? []
                    :
                    [
                        .. difference.Values.Select(value => new HistoryChange(
                            value.Pointer,
                            value.Item,
                            value.Before,
                            value.After
                        )),
                    ],
            };
        }

        private int? Made(StateDifference difference, string number) =>
            IsPublic == 1
                ? difference.Values.FirstOrDefault(value => value.Pointer == number)?.After?.GetInt32()
                : null;
    }
}
