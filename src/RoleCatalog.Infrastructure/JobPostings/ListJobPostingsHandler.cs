using MediatR;
using RoleCatalog.Application;
using RoleCatalog.Application.JobPostings;
using RoleCatalog.Application.Paging;
using RoleCatalog.Contracts.JobPostings;
using RoleCatalog.Contracts.SkillProfiles;
using RoleCatalog.Domain.JobPostings;
using RoleCatalog.Infrastructure.Persistence;

namespace RoleCatalog.Infrastructure.JobPostings;

internal sealed class ListJobPostingsHandler(DbSession session)
    : IRequestHandler<ListJobPostings, Page<JobPostingSummary>>
{
    private const string Postings = """
        FROM job_postings
        WHERE job_postings.status IN @statuses
          AND (@profile IS NULL OR EXISTS (
              SELECT 1
              FROM offers
              JOIN skill_profiles ON skill_profiles.id = offers.profile_id
              WHERE offers.id = COALESCE(job_postings.published_offer_id, job_postings.draft_offer_id)
                AND (skill_profiles.id = @profile OR skill_profiles.[key] = @profile)))
        """;

    // Without such a filter the offers are not looked at, which makes counting cheap.
    private const string OfOffer = """
          AND (@anyId = 1 OR job_postings.id IN @ids)
          AND (@anyOffer = 1 OR EXISTS (
              SELECT 1
              FROM offers
              WHERE offers.id = COALESCE(job_postings.published_offer_id, job_postings.draft_offer_id)
                AND (@visibility IS NULL OR offers.visibility = @visibility)
                AND (@organization IS NULL OR offers.organization_name = @organization)
                AND (@anyWorkplace = 1 OR offers.workplace_type IN @workplaces)
                AND (@anyCountry = 1 OR EXISTS (
                    SELECT 1
                    FROM offer_locations
                    WHERE offer_locations.offer_id = offers.id
                      AND offer_locations.country IN @countries))))
        """;

    private const string Shown =
        "job_postings.status, job_postings.draft_version, job_postings.draft_state, job_postings.public_state";

    private const string NewestFirst = """
          AND (@before IS NULL OR job_postings.id < @before)
        ORDER BY job_postings.id DESC
        """;

    private const string Count = $"""
        SELECT COUNT(*)
        {Postings}
        {OfOffer}
        """;

    private const string Select = $"""
        SELECT {Shown}
        {Postings}
        {OfOffer}
        {NewestFirst}
        """;

    public async Task<Page<JobPostingSummary>> Handle(ListJobPostings query, CancellationToken cancellationToken)
    {
        var statuses = query.Statuses.Select(Wire.Name).Order().ToList();
        var visibility = Columns.Name(query.Visibility);
        var workplaces = query.Workplaces.Select(Wire.Name).Order().ToList();
        var countries = query.Countries.Order().ToList();
        string?[] offer = [visibility, query.Organization, string.Join(',', workplaces), string.Join(',', countries)];
        var cursor = Cursor.For(
            "job-posting-drafts",
            [string.Join(',', statuses), query.Profile, .. offer, string.Join('\n', query.ExternalIds)]
        );
        var ids = await WithNames(query.ExternalIds);
        var parameters = new
        {
            statuses,
            visibility,
            organization = query.Organization,
            anyId = query.ExternalIds.Count == 0 ? 1 : 0,
            ids,
            anyWorkplace = workplaces.Count == 0 ? 1 : 0,
            workplaces,
            profile = query.Profile,
            anyCountry = countries.Count == 0 ? 1 : 0,
            countries,
            anyOffer = offer.All(string.IsNullOrEmpty) ? 1 : 0,
            before = cursor.Read(query.Cursor)?.Text(0),
            limit = query.Limit + 1,
        };
        var total = await session.QuerySingle<long>(Count, parameters);
        var rows = await session.Query<JobPostingRow>($"{Select}\n{session.Dialect.Page}", parameters);
        var summaries = await Titled([.. rows.Select(Summary)]);
        return Page.Of(summaries, query.Limit, total, last => cursor.After(last.Id));
    }

    private const string SelectNamed = """
        SELECT entity_id, scheme, value
        FROM external_ids
        WHERE entity_kind = 'job-postings'
          AND scheme IN @schemes
          AND value IN @values
        """;

    private async Task<IReadOnlyList<string>> WithNames(IReadOnlyList<SchemeValue> names)
    {
        var rows = await session.Query<(string Id, string Scheme, string Value)>(
            SelectNamed,
            new { schemes = names.Select(name => name.Scheme), values = names.Select(name => name.Value) }
        );
        return [.. rows.Where(row => names.Contains(new SchemeValue(row.Scheme, row.Value))).Select(row => row.Id)];
    }

    private const string Revisions = """
        SELECT profile_id, number, state
        FROM skill_profile_revisions
        WHERE profile_id IN @profiles
          AND number IN @numbers
        """;

    /// <summary>With the titles that drafts take from their profiles.</summary>
    private async Task<IReadOnlyList<JobPostingSummary>> Titled(IReadOnlyList<JobPostingSummary> postings)
    {
        var pins = postings.Where(posting => posting.Title is null).Select(posting => posting.Profile!).ToList();
        if (pins.Count == 0)
        {
            return postings;
        }

        var rows = await session.Query<(string Profile, int Number, string State)>(
            Revisions,
            new
            {
                profiles = pins.Select(pin => pin.Id).Distinct(),
                numbers = pins.Select(pin => pin.Revision).Distinct(),
            }
        );
        var titles = rows.ToDictionary(
            row => (row.Profile, row.Number),
            row => StateJson.Read<SkillProfileState>(row.State).Title
        );
        return
        [
            .. postings.Select(posting =>
                posting.Title is null
                    ? posting with
                    {
                        Title = titles[(posting.Profile!.Id, posting.Profile.Revision)],
                    }
                    : posting
            ),
        ];
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
