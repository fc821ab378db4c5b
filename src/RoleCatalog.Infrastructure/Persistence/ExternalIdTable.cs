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

    // As their names are, those of what has ended are free for another.
    private const string DeleteOfEnded = """
        DELETE FROM external_ids
        WHERE entity_kind = @kind
          AND scheme = @scheme
          AND value = @value
          AND entity_id <> @id
          AND (entity_id IN (SELECT id FROM skills WHERE status = 'deprecated')
               OR entity_id IN (SELECT id FROM skill_profiles WHERE status = 'retired'))
        """;

    /// <param name="kind">The kind of entity.</param>
    /// <param name="id">The entity.</param>
    /// <param name="isNew">Whether the entity has none in the store yet.</param>
    /// <param name="externalIds">All that it has from now on.</param>
    public async Task Replace(string kind, string id, bool isNew, IReadOnlyList<ExternalId> externalIds)
    {
        if (!isNew)
        {
            await session.Execute(Delete, new { kind, id });
        }

        foreach (var (ordinal, external) in externalIds.Index())
        {
            var row = new
            {
                kind,
                scheme = external.Scheme.Value,
                value = external.Value,
                id,
                ordinal,
            };
            try
            {
                await session.Execute(Insert, row);
            }
            catch (DuplicateKeyException)
            {
                if (await session.Execute(DeleteOfEnded, row) == 0)
                {
                    throw;
                }

                await session.Execute(Insert, row);
            }
        }
    }

    private const string Owner = """
        SELECT COALESCE(skills.[key], skill_profiles.[key], external_ids.entity_id)
        FROM external_ids
        LEFT JOIN skills ON skills.id = external_ids.entity_id
        LEFT JOIN skill_profiles ON skill_profiles.id = external_ids.entity_id
        WHERE external_ids.entity_kind = @kind
          AND external_ids.scheme = @scheme
          AND external_ids.value = @value
          AND external_ids.entity_id <> @id
          AND COALESCE(skills.status, '') <> 'deprecated'
          AND COALESCE(skill_profiles.status, '') <> 'retired'
        """;

    /// <summary>An error for each that another entity has.</summary>
    /// <param name="kind">The kind of entity.</param>
    /// <param name="name">What people call one of that kind.</param>
    /// <param name="id">The entity that wants them.</param>
    /// <param name="externalIds">What it wants.</param>
    public async Task<IReadOnlyList<DomainError>> Taken(
        string kind,
        string name,
        string id,
        IReadOnlyList<ExternalId> externalIds
    )
    {
        var taken = new List<DomainError>();
        foreach (var (index, external) in externalIds.Index())
        {
            var sought = new
            {
                kind,
                scheme = external.Scheme.Value,
                value = external.Value,
                id,
            };
            if (await session.QuerySingleOrDefault<string>(Owner, sought) is { } owner)
            {
                taken.Add(ExternalIdErrors.Taken(external, index, name, owner));
            }
        }

        return taken;
    }

    private sealed record Row
    {
        public string EntityId { get; init; } = "";

        public string Scheme { get; init; } = "";

        public string Value { get; init; } = "";
    }
}
