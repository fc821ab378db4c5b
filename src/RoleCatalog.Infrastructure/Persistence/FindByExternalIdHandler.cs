using MediatR;
using RoleCatalog.Application;

namespace RoleCatalog.Infrastructure.Persistence;

internal sealed class FindByExternalIdHandler(DbSession session) : IRequestHandler<FindByExternalId, string?>
{
    private const string Select = """
        SELECT entity_id
        FROM external_ids
        WHERE entity_kind = @kind
          AND scheme = @scheme
          AND value = @value
        """;

    public Task<string?> Handle(FindByExternalId query, CancellationToken cancellationToken) =>
        session.QuerySingleOrDefault<string>(
            Select,
            new
            {
                kind = Wire.Name(query.Resource),
                scheme = query.ExternalId.Scheme.Value,
                value = query.ExternalId.Value,
            }
        );
}
