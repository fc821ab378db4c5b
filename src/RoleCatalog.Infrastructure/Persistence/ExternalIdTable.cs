using RoleCatalog.Domain;

namespace RoleCatalog.Infrastructure.Persistence;

/// <summary>The names of entities in other systems. The primary key holds the rule that a name means one entity of its kind.</summary>
internal sealed class ExternalIdTable(DbSession session)
{
    private const string Select = """
        SELECT entity_id, scheme, value
        FROM external_ids
        WHERE entity_kind = @kind
          AND entity_id IN @ids
        ORDER BY entity_id, ordinal
        """;

    public async Task<ILookup<string, ExternalId>> Of(string kind, IEnumerable<string> ids)
    {
        var rows = await session.Query<Row>(Select, new { kind, ids });
        return rows.ToLookup(row => row.EntityId, row => ExternalId.Of(row.Scheme, row.Value));
    }

    private const string Delete = """
        DELETE FROM external_ids
        WHERE entity_kind = @kind
          AND entity_id = @id
        """;

    private const string Insert = """
        INSERT INTO external_ids (entity_kind, scheme, value, entity_id, ordinal)
        VALUES (@kind, @scheme, @value, @id, @ordinal)
        """;

    private const string Owner = """
        SELECT COALESCE(skills.key, skill_profiles.key, external_ids.entity_id)
        FROM external_ids
        LEFT JOIN skills ON skills.id = external_ids.entity_id
        LEFT JOIN skill_profiles ON skill_profiles.id = external_ids.entity_id
        WHERE external_ids.entity_kind = @kind
          AND external_ids.scheme = @scheme
          AND external_ids.value = @value
        """;

    /// <param name="kind">The kind of entity.</param>
    /// <param name="name">What people call one of that kind.</param>
    /// <param name="id">The entity.</param>
    /// <param name="isNew">Whether the entity has none in the store yet.</param>
    /// <param name="externalIds">All that it has from now on.</param>
    public async Task Replace(string kind, string name, string id, bool isNew, IReadOnlyList<ExternalId> externalIds)
    {
        if (!isNew)
        {
            await session.Execute(Delete, new { kind, id });
        }

        foreach (var (ordinal, external) in externalIds.Index())
        {
            try
            {
                await session.Execute(
                    Insert,
                    new
                    {
                        kind,
                        scheme = external.Scheme.Value,
                        value = external.Value,
                        id,
                        ordinal,
                    }
                );
            }
            catch (DuplicateKeyException)
            {
                var owner = await session.QuerySingle<string>(
                    Owner,
                    new
                    {
                        kind,
                        scheme = external.Scheme.Value,
                        value = external.Value,
                    }
                );
                throw ExternalIdErrors.Taken(external, name, owner);
            }
        }
    }

    private sealed record Row
    {
        public string EntityId { get; init; } = "";

        public string Scheme { get; init; } = "";

        public string Value { get; init; } = "";
    }
}
