using MediatR;
using RoleCatalog.Application;
using RoleCatalog.Application.Paging;
using RoleCatalog.Application.SkillProfiles;
using RoleCatalog.Application.Skills;
using RoleCatalog.Contracts;
using RoleCatalog.Contracts.JobPostings;
using RoleCatalog.Contracts.SkillProfiles;
using RoleCatalog.Contracts.Skills;
using RoleCatalog.Domain.Skills;
using RoleCatalog.Infrastructure.Changes;
using RoleCatalog.Infrastructure.Persistence;

namespace RoleCatalog.Infrastructure.Skills;

internal sealed class ReadSkillUsageHandler(DbSession session) : IRequestHandler<ReadSkillUsage, SkillUsagePage>
{
    private const string Current = """
        SELECT skills.id, skills.[key]
        FROM skills AS named
        JOIN skills ON skills.id = named.current_id
        WHERE named.id = @name
           OR named.[key] = @name
        """;

    private const string Counts = """
        SELECT entity_kind, is_draft, uses, entities
        FROM skill_use_counts
        WHERE skill_id = @skill
        """;

    // The first of the conditions on the kind lets the index begin where the page does.
    private const string Select = """
        SELECT skill_uses.entity_kind, skill_uses.entity_id, skill_uses.is_draft, skill_uses.requirement_id,
            skill_uses.named_id, skills.[key] AS named_key, skill_uses.necessity, skill_uses.scale_id,
            skill_uses.minimum_level, skill_uses.desired_level
        FROM skill_uses
        CROSS JOIN skills
        WHERE skills.id = skill_uses.named_id
          AND skill_uses.skill_id = @skill
          AND skill_uses.entity_kind >= @kind
          AND (skill_uses.entity_kind > @kind
            OR skill_uses.entity_id > @entity
            OR (skill_uses.entity_id = @entity AND (skill_uses.is_draft > @draft
              OR (skill_uses.is_draft = @draft AND (skill_uses.requirement_id > @requirement
                OR (skill_uses.requirement_id = @requirement AND skill_uses.named_id > @named))))))
        ORDER BY skill_uses.entity_kind, skill_uses.entity_id, skill_uses.is_draft, skill_uses.requirement_id,
            skill_uses.named_id
        """;

    public async Task<SkillUsagePage> Handle(ReadSkillUsage query, CancellationToken cancellationToken)
    {
        var skill =
            await session.QuerySingleOrDefault<SkillLinkState>(Current, new { name = query.IdOrKey })
            ?? throw SkillErrors.NotFound(query.IdOrKey);
        var counts = await session.Query<CountRow>(Counts, new { skill = skill.Id });
        var cursor = Cursor.For("skill-usage", skill.Id);
        var after = cursor.Read(query.Cursor);
        var parameters = new
        {
            skill = skill.Id,
            kind = after?.Text(0) ?? "",
            entity = after?.Text(1) ?? "",
            draft = after?.Number(2) ?? 0,
            requirement = after?.Text(3) ?? "",
            named = after?.Text(4) ?? "",
            limit = query.Limit + 1,
        };
        var rows = await session.Query<SkillUseRow>($"{Select}\n{session.Dialect.Page}", parameters);
        var page = Page.Of(rows, query.Limit, counts.Sum(row => row.Uses), CursorAfter);
        return new SkillUsagePage(
            skill,
            await WithEntities(page.Items, skill),
            page.NextCursor,
            page.Total,
            Entities(EntityKinds.SkillProfiles, 0),
            Entities(EntityKinds.SkillProfiles, 1),
            Entities(EntityKinds.JobPostings, 0)
        );

        string CursorAfter(SkillUseRow last) =>
            cursor.After(last.EntityKind, last.EntityId, (long)last.IsDraft, last.RequirementId, last.NamedId);

        long Entities(string kind, int draft) =>
            counts.SingleOrDefault(row => row.EntityKind == kind && row.IsDraft == draft)?.Entities ?? 0;
    }

    private const string Postings = """
        SELECT public_state
        FROM job_postings
        WHERE id IN @ids
        """;

    private const string Profiles = """
        SELECT status, draft_state, public_state
        FROM skill_profiles
        WHERE id IN @ids
        """;

    private async Task<IReadOnlyList<SkillUse>> WithEntities(IReadOnlyList<SkillUseRow> rows, SkillLinkState skill)
    {
        var entities = new Dictionary<(string Id, bool IsDraft), UsingEntity>();
        foreach (var state in await session.Query<string>(Postings, Of(EntityKinds.JobPostings)))
        {
            var posting = UsingEntity.Of(StateJson.Read<JobPostingState>(state));
            entities[(posting.Id, false)] = posting;
        }

        foreach (var row in await session.Query<ProfileRow>(Profiles, Of(EntityKinds.SkillProfiles)))
        {
            var draft = UsingEntity.Of(StateJson.Read<SkillProfileDraft>(row.DraftState), row.Status);
            entities[(draft.Id, true)] = draft;
            if (row.PublicState is not null)
            {
                entities[(draft.Id, false)] = UsingEntity.Of(StateJson.Read<SkillProfileState>(row.PublicState));
            }
        }

        return [.. rows.Select(row => row.ToUse(entities[(row.EntityId, row.IsDraft == 1)], skill))];

        object Of(string kind) =>
            new { ids = rows.Where(row => row.EntityKind == kind).Select(row => row.EntityId).Distinct().ToList() };
    }

    private sealed record CountRow
    {
        public string EntityKind { get; init; } = "";

        public int IsDraft { get; init; }

        public long Uses { get; init; }

        public long Entities { get; init; }
    }

    private sealed record ProfileRow
    {
        public string Status { get; init; } = "";

        public string DraftState { get; init; } = "";

        public string? PublicState { get; init; }
    }
}
