using MediatR;
using RoleCatalog.Application;
using RoleCatalog.Application.JobPostings;
using RoleCatalog.Application.Paging;
using RoleCatalog.Contracts.JobPostings;
using RoleCatalog.Domain.JobPostings;
using RoleCatalog.Infrastructure.Persistence;

namespace RoleCatalog.Infrastructure.JobPostings;

internal sealed class ListJobPostingsHandler(DbSession session)
    : IRequestHandler<ListJobPostings, Page<JobPostingSummary>>
{
    private const string Filters = """
        FROM job_postings
        JOIN offers ON offers.id = COALESCE(job_postings.published_offer_id, job_postings.draft_offer_id)
        WHERE job_postings.status = @status
          AND (@visibility IS NULL OR offers.visibility = @visibility)
          AND (@organization IS NULL OR offers.organization_name = @organization)
          AND (@externalScheme IS NULL OR job_postings.id IN (
              SELECT entity_id
              FROM external_ids
              WHERE entity_kind = 'job-postings'
                AND scheme = @externalScheme
                AND value = @externalValue))
          AND (@anyWorkplace = 1 OR offers.workplace_type IN @workplaces)
          AND (@profile IS NULL OR offers.profile_id IN (
              SELECT id
              FROM skill_profiles
              WHERE id = @profile
                 OR key = @profile))
          AND (@drifted IS NULL OR @drifted = CASE WHEN EXISTS (
              SELECT 1
              FROM skill_profiles
              WHERE skill_profiles.id = job_postings.live_profile_id
                AND skill_profiles.content_revision > job_postings.live_revision) THEN 1 ELSE 0 END)
          AND (@anyCountry = 1 OR EXISTS (
              SELECT 1
              FROM offer_locations
              WHERE offer_locations.offer_id = offers.id
                AND offer_locations.country IN @countries))
        """;

    private const string Count = $"""
        SELECT COUNT(*)
        {Filters}
        """;

    private const string Select = $"""
        SELECT job_postings.status, job_postings.draft_version, job_postings.draft_state, job_postings.public_state
        {Filters}
          AND (@before IS NULL OR job_postings.id < @before)
        ORDER BY job_postings.id DESC
        """;

    public async Task<Page<JobPostingSummary>> Handle(ListJobPostings query, CancellationToken cancellationToken)
    {
        var (status, visibility) = (Wire.Name(query.Status), Columns.Name(query.Visibility));
        var workplaces = query.Workplaces.Select(Wire.Name).Order().ToList();
        var countries = query.Countries.Order().ToList();
        var cursor = Cursor.For(
            "job-postings",
            status,
            visibility,
            query.Organization,
            query.Profile,
            query.Drifted?.ToString(),
            string.Join(',', workplaces),
            string.Join(',', countries),
            query.ExternalId?.ToString()
        );
        var parameters = new
        {
            status,
            visibility,
            organization = query.Organization,
            anyWorkplace = workplaces.Count == 0 ? 1 : 0,
            workplaces,
            externalScheme = query.ExternalId?.Scheme,
            externalValue = query.ExternalId?.Value,
            profile = query.Profile,
            drifted = query.Drifted is { } drifted
                ? drifted
                    ? 1
                    : 0
                : (int?)null,
            anyCountry = countries.Count == 0 ? 1 : 0,
            countries,
            before = cursor.Read(query.Cursor)?.Text(0),
            limit = query.Limit + 1,
        };
        var total = await session.QuerySingle<long>(Count, parameters);
        var rows = await session.Query<JobPostingRow>($"{Select}\n{session.Dialect.Page}", parameters);
        return Page.Of([.. rows.Select(Summary)], query.Limit, total, last => cursor.After(last.Id));
    }

    private static JobPostingSummary Summary(JobPostingRow row) =>
        row.PublicState is null
            ? JobPostingSummary.Of(
                StateJson.Read<JobPostingDraft>(row.DraftState),
                Wire.Value<JobPostingStatus>(row.Status),
                row.DraftVersion
            )
            : JobPostingSummary.Of(StateJson.Read<JobPostingState>(row.PublicState));
}
