using MediatR;
using RoleCatalog.Application;
using RoleCatalog.Application.Paging;
using RoleCatalog.Application.Skills;
using RoleCatalog.Contracts;
using RoleCatalog.Contracts.JobPostings;
using RoleCatalog.Domain.Skills;
using RoleCatalog.Infrastructure.Persistence;

namespace RoleCatalog.Infrastructure.Skills;

internal sealed class ReadSkillUsageHandler(DbSession session) : IRequestHandler<ReadSkillUsage, SkillUsagePage>
{
    private const string SkillId = """
        SELECT id
        FROM skills
        WHERE id = @name
           OR key = @name
        """;

    // Each part begins at an index on the skill. The draft of a profile shares its role with the revision made of it.
    private const string Uses = """
        SELECT 'job-postings' AS resource, job_postings.id AS entity_id, 0 AS is_draft, job_postings.status,
            job_postings.latest_edition AS number, NULL AS entity_key, NULL AS role_id,
            job_posting_skills.requirement_id, job_posting_skills.necessity, job_posting_skills.scale_id,
            job_posting_skills.minimum_level, job_posting_skills.desired_level
        FROM job_posting_skills
        JOIN job_postings
            ON job_postings.id = job_posting_skills.posting_id
           AND job_postings.latest_edition = job_posting_skills.edition
        WHERE job_posting_skills.skill_id = @skill
          AND job_postings.status IN ('published', 'suspended')
        UNION ALL
        SELECT 'skill-profiles', skill_profiles.id, 0, skill_profiles.status,
            skill_profiles.latest_revision, skill_profiles.key, requirements.role_id,
            requirements.id, requirements.necessity, requirements.scale_id,
            requirements.minimum_level, requirements.desired_level
        FROM requirement_skills
        JOIN requirements
            ON requirements.role_id = requirement_skills.role_id
           AND requirements.id = requirement_skills.requirement_id
        JOIN skill_profile_revisions ON skill_profile_revisions.role_id = requirement_skills.role_id
        JOIN skill_profiles
            ON skill_profiles.id = skill_profile_revisions.profile_id
           AND skill_profiles.latest_revision = skill_profile_revisions.number
        WHERE requirement_skills.skill_id = @skill
        UNION ALL
        SELECT 'skill-profiles', skill_profiles.id, 1, skill_profiles.status,
            NULL, skill_profiles.key, requirements.role_id,
            requirements.id, requirements.necessity, requirements.scale_id,
            requirements.minimum_level, requirements.desired_level
        FROM requirement_skills
        JOIN requirements
            ON requirements.role_id = requirement_skills.role_id
           AND requirements.id = requirement_skills.requirement_id
        JOIN skill_profiles ON skill_profiles.role_id = requirement_skills.role_id
        WHERE requirement_skills.skill_id = @skill
          AND NOT EXISTS (
              SELECT 1
              FROM skill_profile_revisions
              WHERE skill_profile_revisions.profile_id = skill_profiles.id
                AND skill_profile_revisions.number = skill_profiles.latest_revision
                AND skill_profile_revisions.role_id = skill_profiles.role_id)
        """;

    private const string Count = $"""
        SELECT resource, is_draft, COUNT(*) AS uses, COUNT(DISTINCT entity_id) AS entities
        FROM ({Uses}) AS uses
        GROUP BY resource, is_draft
        """;

    private const string Select = $"""
        SELECT resource, entity_id, is_draft, status, number, entity_key, role_id, requirement_id, necessity, scale_id,
            minimum_level, desired_level
        FROM ({Uses}) AS uses
        WHERE @resource IS NULL
           OR resource > @resource
           OR (resource = @resource AND (entity_id > @entity
               OR (entity_id = @entity AND (is_draft > @draft
                   OR (is_draft = @draft AND requirement_id > @requirement)))))
        ORDER BY resource, entity_id, is_draft, requirement_id
        """;

    public async Task<SkillUsagePage> Handle(ReadSkillUsage query, CancellationToken cancellationToken)
    {
        var skill =
            await session.QuerySingleOrDefault<string>(SkillId, new { name = query.IdOrKey })
            ?? throw SkillErrors.NotFound(query.IdOrKey);
        var cursor = Cursor.For("skill-usage", skill);
        var after = cursor.Read(query.Cursor);
        var parameters = new
        {
            skill,
            resource = after?.Text(0),
            entity = after?.Text(1),
            draft = after?.Number(2),
            requirement = after?.Text(3),
            limit = query.Limit + 1,
        };
        var counts = (await session.Query<CountRow>(Count, parameters)).ToDictionary(row =>
            (row.Resource, row.IsDraft)
        );
        var rows = await session.Query<UseRow>($"{Select}\n{session.Dialect.Page}", parameters);
        var page = Page.Of(rows, query.Limit, counts.Values.Sum(row => row.Uses), CursorAfter);
        return new SkillUsagePage(
            await WithTitles(page.Items),
            page.NextCursor,
            page.Total,
            Entities("skill-profiles", 0),
            Entities("skill-profiles", 1),
            Entities("job-postings", 0)
        );

        string CursorAfter(UseRow last) =>
            cursor.After(last.Resource, last.EntityId, (long)last.IsDraft, last.RequirementId);

        long Entities(string resource, int draft) => counts.GetValueOrDefault((resource, draft))?.Entities ?? 0;
    }

    private const string Titles = """
        SELECT id, source_language, title
        FROM role_descriptions
        WHERE id IN @roles
        """;

    private const string Editions = """
        SELECT public_state
        FROM job_postings
        WHERE id IN @ids
        """;

    private async Task<IReadOnlyList<SkillUse>> WithTitles(IReadOnlyList<UseRow> rows)
    {
        var roles = rows.Select(row => row.RoleId).OfType<string>().Distinct().ToList();
        var titles = (await session.Query<TitleRow>(Titles, new { roles })).ToDictionary(row => row.Id);
        var ids = rows.Where(row => row.RoleId is null).Select(row => row.EntityId).Distinct().ToList();
        foreach (
            var state in (await session.Query<string>(Editions, new { ids })).Select(StateJson.Read<JobPostingState>)
        )
        {
            titles[state.Id] = new TitleRow
            {
                SourceLanguage = state.SourceLanguage,
                Title = StateJson.Write(state.Title),
            };
        }

        return [.. rows.Select(row => row.ToUse(titles[row.RoleId ?? row.EntityId]))];
    }

    private sealed record CountRow
    {
        public string Resource { get; init; } = "";

        public int IsDraft { get; init; }

        public long Uses { get; init; }

        public long Entities { get; init; }
    }

    private sealed record TitleRow
    {
        public string Id { get; init; } = "";

        public string SourceLanguage { get; init; } = "";

        public string Title { get; init; } = "";
    }

    private sealed record UseRow
    {
        public string Resource { get; init; } = "";

        public string EntityId { get; init; } = "";

        public int IsDraft { get; init; }

        public string Status { get; init; } = "";

        public int? Number { get; init; }

        public string? EntityKey { get; init; }

        public string? RoleId { get; init; }

        public string RequirementId { get; init; } = "";

        public string Necessity { get; init; } = "";

        public string? ScaleId { get; init; }

        public string? MinimumLevel { get; init; }

        public string? DesiredLevel { get; init; }

        public SkillUse ToUse(TitleRow title) =>
            new()
            {
                Resource = Resource,
                Id = EntityId,
                Key = EntityKey,
                Status = Status,
                Draft = IsDraft == 1,
                Revision = RoleId is null ? null : Number,
                Edition = RoleId is null ? Number : null,
                SourceLanguage = title.SourceLanguage,
                Title = StateJson.Read<LocalizedText>(title.Title),
                RequirementId = RequirementId,
                Necessity = Necessity,
                Scale = ScaleId,
                MinimumLevel = MinimumLevel,
                DesiredLevel = DesiredLevel,
            };
    }
}
