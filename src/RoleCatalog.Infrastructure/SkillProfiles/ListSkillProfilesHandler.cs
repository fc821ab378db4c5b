using MediatR;
using RoleCatalog.Application;
using RoleCatalog.Application.Paging;
using RoleCatalog.Application.SkillProfiles;
using RoleCatalog.Contracts.SkillProfiles;
using RoleCatalog.Infrastructure.Persistence;

namespace RoleCatalog.Infrastructure.SkillProfiles;

internal sealed class ListSkillProfilesHandler(DbSession session)
    : IRequestHandler<ListSkillProfiles, Page<SkillProfileSummary>>
{
    // Filters look at the latest revision; a draft that was never published is filtered by what it says.
    private const string Filters = """
        FROM skill_profiles
        LEFT JOIN skill_profile_revisions
            ON skill_profile_revisions.profile_id = skill_profiles.id
           AND skill_profile_revisions.number = skill_profiles.latest_revision
        WHERE skill_profiles.status IN @statuses
          AND (@family IS NULL
              OR COALESCE(skill_profile_revisions.family, skill_profiles.family) = @family)
          AND (@anySeniority = 1
              OR COALESCE(skill_profile_revisions.seniority, skill_profiles.seniority) IN @seniorities)
          AND (@externalScheme IS NULL OR skill_profiles.id IN (
              SELECT entity_id
              FROM external_ids
              WHERE entity_kind = 'skill-profiles'
                AND scheme = @externalScheme
                AND value = @externalValue))
          AND (@skill IS NULL OR EXISTS (
              SELECT 1
              FROM requirement_skills
              JOIN skills ON skills.id = requirement_skills.skill_id
              WHERE requirement_skills.role_id = COALESCE(skill_profile_revisions.role_id, skill_profiles.role_id)
                AND skills.current_id = (
                    SELECT current_id
                    FROM skills
                    WHERE [key] = @skill
                       OR id = @skill)))
        """;

    private const string Count = $"""
        SELECT COUNT(*)
        {Filters}
        """;

    private const string Select = $"""
        SELECT skill_profiles.draft_version, skill_profiles.draft_state, skill_profiles.public_state
        {Filters}
          AND (@after IS NULL OR skill_profiles.[key] > @after)
        ORDER BY skill_profiles.[key]
        """;

    public async Task<Page<SkillProfileSummary>> Handle(ListSkillProfiles query, CancellationToken cancellationToken)
    {
        var statuses = query.Statuses.Select(Wire.Name).ToList();
        var seniorities = query.Seniorities.Select(Wire.Name).Order().ToList();
        var cursor = Cursor.For(
            "skill-profiles",
            string.Join(',', statuses),
            query.Family,
            query.Skill,
            string.Join(',', seniorities),
            query.ExternalId?.ToString()
        );
        var parameters = new
        {
            statuses,
            family = query.Family,
            anySeniority = seniorities.Count == 0 ? 1 : 0,
            seniorities,
            externalScheme = query.ExternalId?.Scheme,
            externalValue = query.ExternalId?.Value,
            skill = query.Skill,
            after = cursor.Read(query.Cursor)?.Text(0),
            limit = query.Limit + 1,
        };
        var total = await session.QuerySingle<long>(Count, parameters);
        var rows = await session.Query<SkillProfileRow>($"{Select}\n{session.Dialect.Page}", parameters);
        return Page.Of([.. rows.Select(Summary)], query.Limit, total, last => cursor.After(last.Key));
    }

    private static SkillProfileSummary Summary(SkillProfileRow row) =>
        row.PublicState is null
            ? SkillProfileSummary.Of(StateJson.Read<SkillProfileDraft>(row.DraftState), row.DraftVersion)
            : SkillProfileSummary.Of(StateJson.Read<SkillProfileState>(row.PublicState));
}
