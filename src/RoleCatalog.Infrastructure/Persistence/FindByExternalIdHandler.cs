using MediatR;
using RoleCatalog.Application;

namespace RoleCatalog.Infrastructure.Persistence;

internal sealed class FindByExternalIdHandler(DbSession session) : IRequestHandler<FindByExternalId, EntityByName?>
{
    private const string Select = """
        SELECT entity_id, COALESCE(skills.status, skill_profiles.status) AS status
        FROM external_ids
        LEFT JOIN skills ON skills.id = external_ids.entity_id
        LEFT JOIN skill_profiles ON skill_profiles.id = external_ids.entity_id
        WHERE entity_kind = @kind
          AND scheme = @scheme
          AND value = @value
        """;

    public async Task<EntityByName?> Handle(FindByExternalId query, CancellationToken cancellationToken)
    {
        var row = await session.QuerySingleOrDefault<Row>(
            Select,
            new
            {
                kind = Wire.Name(query.Resource),
                scheme = query.ExternalId.Scheme.Value,
                value = query.ExternalId.Value,
            }
        );
        return row is null ? null : new EntityByName(row.EntityId, row.Status is "deprecated" or "retired");
    }

    private sealed record Row
    {
        public string EntityId { get; init; } = "";

        public string? Status { get; init; }
    }
}
