using RoleCatalog.Application;
using RoleCatalog.Domain;
using RoleCatalog.Domain.Skills;
using RoleCatalog.Infrastructure.Persistence;

namespace RoleCatalog.Infrastructure.Skills;

/// <summary>Where skills stand among others: alignments with other taxonomies, broader and related skills.</summary>
internal sealed class SkillRelationTables(DbSession session)
{
    private const string Broader = "broader";
    private const string Related = "related";

    private const string SelectAlignments = """
        SELECT skill_id, scheme, code, match, scheme_version, uri
        FROM skill_alignments
        WHERE skill_id IN @ids
        ORDER BY skill_id, ordinal
        """;

    public async Task<ILookup<string, SkillAlignment>> Alignments(IReadOnlyList<string> ids) =>
        (await session.Query<AlignmentRow>(SelectAlignments, new { ids })).ToLookup(
            row => row.SkillId,
            row => row.ToAlignment()
        );

    private const string SelectRelations = """
        SELECT skill_relations.skill_id, skill_relations.kind, skills.id, skills.[key]
        FROM skill_relations
        JOIN skills ON skills.id = skill_relations.other_id
        WHERE skill_relations.skill_id IN @ids
        ORDER BY skill_relations.skill_id, skill_relations.ordinal
        """;

    public async Task<SkillLinks> Links(IReadOnlyList<string> ids)
    {
        var rows = await session.Query<RelationRow>(SelectRelations, new { ids });
        return new SkillLinks(Of(Broader), Of(Related));

        ILookup<string, SkillLink> Of(string kind) =>
            rows.Where(row => row.Kind == kind).ToLookup(row => row.SkillId, row => row.ToLink());
    }

    // An update that changes nothing takes the rows' locks: two changes at once cannot close a circle together.
    private const string Hold = """
        UPDATE skills
        SET status = status
        WHERE id IN @ids
        """;

    private const string SelectBroader = """
        SELECT DISTINCT skills.current_id
        FROM skill_relations
        JOIN skills ON skills.id = skill_relations.other_id
        WHERE skill_relations.skill_id IN @ids
          AND skill_relations.kind = 'broader'
        """;

    public async Task<IReadOnlyList<SkillId>> HoldBroader(IReadOnlyList<SkillId> skills)
    {
        var broader = new HashSet<string>();
        foreach (var ids in skills.Select(id => id.ToString()).InParts())
        {
            await session.Execute(Hold, new { ids });
            broader.UnionWith(await session.Query<string>(SelectBroader, new { ids }));
        }

        return [.. broader.Select(SkillId.Parse)];
    }

    private const string DeleteAlignments = """
        DELETE FROM skill_alignments
        WHERE skill_id = @skill
        """;

    private const string DeleteRelations = """
        DELETE FROM skill_relations
        WHERE skill_id = @skill
        """;

    private const string InsertAlignment = """
        INSERT INTO skill_alignments (skill_id, ordinal, scheme, code, match, scheme_version, uri)
        VALUES (@SkillId, @Ordinal, @Scheme, @Code, @Match, @SchemeVersion, @Uri)
        """;

    private const string InsertRelation = """
        INSERT INTO skill_relations (skill_id, kind, other_id, ordinal)
        VALUES (@skill, @kind, @other, @ordinal)
        """;

    public async Task Replace(Skill skill)
    {
        var id = skill.Id.ToString();
        if (skill.StoredVersion > 0)
        {
            await session.Execute(DeleteAlignments, new { skill = id });
            await session.Execute(DeleteRelations, new { skill = id });
        }

        var alignments = skill.Definition.Alignments.Index().ToList();
        if (alignments.Count > 0)
        {
            await session.ExecuteMany(
                InsertAlignment,
                alignments.Select(each => AlignmentRow.Of(id, each.Index, each.Item))
            );
        }

        await Insert(id, Broader, skill.Definition.Broader);
        await Insert(id, Related, skill.Definition.Related);
    }

    private async Task Insert(string skill, string kind, IReadOnlyList<SkillLink> links)
    {
        if (links.Count > 0)
        {
            await session.ExecuteMany(
                InsertRelation,
                links
                    .Index()
                    .Select(link => new
                    {
                        skill,
                        kind,
                        other = link.Item.Id.ToString(),
                        ordinal = link.Index,
                    })
            );
        }
    }

    private sealed record RelationRow
    {
        public string SkillId { get; init; } = "";

        public string Kind { get; init; } = "";

        public string Id { get; init; } = "";

        public string Key { get; init; } = "";

        public SkillLink ToLink() => new(Domain.Skills.SkillId.Parse(Id), CatalogKey.Parse(Key));
    }
}

/// <summary>The broader and related skills of several, by id.</summary>
internal sealed record SkillLinks(ILookup<string, SkillLink> Broader, ILookup<string, SkillLink> Related);

internal sealed record AlignmentRow
{
    public string SkillId { get; init; } = "";

    public int Ordinal { get; init; }

    public string Scheme { get; init; } = "";

    public string Code { get; init; } = "";

    public string Match { get; init; } = "";

    public string? SchemeVersion { get; init; }

    public string? Uri { get; init; }

    public static AlignmentRow Of(string skill, int ordinal, SkillAlignment alignment) =>
        new()
        {
            SkillId = skill,
            Ordinal = ordinal,
            Scheme = alignment.Scheme.Value,
            Code = alignment.Code,
            Match = Wire.Name(alignment.Match),
            SchemeVersion = alignment.SchemeVersion,
            Uri = alignment.Uri?.Value,
        };

    public SkillAlignment ToAlignment() =>
        new(
            CatalogKey.Parse(Scheme),
            Code,
            Wire.Value<AlignmentMatch>(Match),
            SchemeVersion,
            Uri is null ? null : WebAddress.Parse(Uri)
        );
}
