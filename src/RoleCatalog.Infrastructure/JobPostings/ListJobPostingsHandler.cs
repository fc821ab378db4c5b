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

    // The order of the tables is that of the list, so that a page is read without sorting all that is behind.
    private const string Drifted = """
        FROM skill_profiles
        CROSS JOIN job_postings
        WHERE job_postings.live_profile_id = skill_profiles.id
          AND job_postings.live_revision < skill_profiles.content_revision
          AND job_postings.status IN @statuses
          AND (@profile IS NULL OR skill_profiles.id = @profile OR skill_profiles.[key] = @profile)
        """;

    private const string CountDrifted = """
        SELECT COALESCE(SUM(live_pins.postings), 0)
        FROM skill_profiles
        JOIN live_pins ON live_pins.profile_id = skill_profiles.id
        WHERE live_pins.revision < skill_profiles.content_revision
          AND live_pins.status IN @statuses
          AND (@profile IS NULL OR skill_profiles.id = @profile OR skill_profiles.[key] = @profile)
        """;

    private const string UpToDate = """
          AND NOT EXISTS (
              SELECT 1
              FROM skill_profiles
              WHERE skill_profiles.id = job_postings.live_profile_id
                AND skill_profiles.content_revision > job_postings.live_revision)
        """;

    // Without such a filter the offers are not looked at, which makes counting cheap. A name is taken by the draft already:
    // who sees only what is public finds by it what its published edition says.
    private const string OfOffer = """
          AND (@externalScheme IS NULL OR job_postings.id IN (
              SELECT entity_id
              FROM external_ids
              WHERE entity_kind = 'job-postings'
                AND scheme = @externalScheme
                AND value = @externalValue)
            AND (@onlyPublic = 0 OR EXISTS (
                SELECT 1
                FROM offer_external_ids
                WHERE offer_external_ids.offer_id = job_postings.published_offer_id
                  AND offer_external_ids.scheme = @externalScheme
                  AND offer_external_ids.value = @externalValue)))
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

    private const string ByProfile = """
          AND (@afterProfile IS NULL OR skill_profiles.id >= @afterProfile)
          AND (@afterProfile IS NULL OR skill_profiles.id > @afterProfile
              OR job_postings.live_revision > @afterRevision
              OR (job_postings.live_revision = @afterRevision AND job_postings.id > @afterId))
        ORDER BY skill_profiles.id, job_postings.live_revision, job_postings.id
        """;

    private const string Count = $"""
        SELECT COUNT(*)
        {Postings}
        {OfOffer}
        """;

    private const string SelectAny = $"""
        SELECT {Shown}
        {Postings}
        {OfOffer}
        {NewestFirst}
        """;

    private const string CountUpToDate = $"""
        SELECT COUNT(*)
        {Postings}
        {UpToDate}
        {OfOffer}
        """;

    private const string SelectUpToDate = $"""
        SELECT {Shown}
        {Postings}
        {UpToDate}
        {OfOffer}
        {NewestFirst}
        """;

    private const string CountFilteredDrifted = $"""
        SELECT COUNT(*)
        {Drifted}
        {OfOffer}
        """;

    private const string SelectDrifted = $"""
        SELECT {Shown}
        {Drifted}
        {OfOffer}
        {ByProfile}
        """;

    public async Task<Page<JobPostingSummary>> Handle(ListJobPostings query, CancellationToken cancellationToken)
    {
        var statuses = query.Statuses.Select(Wire.Name).ToList();
        var visibility = Columns.Name(query.SeenVisibility);
        var workplaces = query.Workplaces.Select(Wire.Name).Order().ToList();
        var countries = query.Countries.Order().ToList();
        string?[] offer =
        [
            visibility,
            query.Organization,
            string.Join(',', workplaces),
            string.Join(',', countries),
            query.ExternalId?.ToString(),
        ];
        var drifted = query.Drifted == true;
        var cursor = Cursor.For(
            "job-postings",
            [string.Join(',', statuses), query.Profile, query.Drifted?.ToString(), .. offer]
        );
        var after = cursor.Read(query.Cursor);
        var parameters = new
        {
            statuses,
            visibility,
            organization = query.Organization,
            externalScheme = query.ExternalId?.Scheme,
            externalValue = query.ExternalId?.Value,
            onlyPublic = query.OnlyPublic ? 1 : 0,
            anyWorkplace = workplaces.Count == 0 ? 1 : 0,
            workplaces,
            profile = query.Profile,
            anyCountry = countries.Count == 0 ? 1 : 0,
            countries,
            anyOffer = offer[..^1].All(string.IsNullOrEmpty) ? 1 : 0,
            before = drifted ? null : after?.Text(0),
            afterProfile = drifted ? after?.Text(0) : null,
            afterRevision = drifted ? after?.Number(1) : null,
            afterId = drifted ? after?.Text(2) : null,
            limit = query.Limit + 1,
        };
        var (count, select) = Statements(query.Drifted, isFiltered: !offer.All(string.IsNullOrEmpty));
        var total = await session.QuerySingle<long>(count, parameters);
        var rows = await session.Query<JobPostingRow>($"{select}\n{session.Dialect.Page}", parameters);
        var summaries = await Titled([.. rows.Select(Summary)]);
        return Page.Of(summaries, query.Limit, total, CursorAfter);

        string CursorAfter(JobPostingSummary last) =>
            drifted ? cursor.After(last.Profile!.Id, (long)last.Profile.Revision, last.Id) : cursor.After(last.Id);
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

    private static (string Count, string Select) Statements(bool? drifted, bool isFiltered) =>
        drifted switch
        {
            true => (isFiltered ? CountFilteredDrifted : CountDrifted, SelectDrifted),
            false => (CountUpToDate, SelectUpToDate),
            null => (Count, SelectAny),
        };

    private static JobPostingSummary Summary(JobPostingRow row) =>
        row.PublicState is null
            ? JobPostingSummary.Of(
                StateJson.Read<JobPostingDraft>(row.DraftState),
                Wire.Value<JobPostingStatus>(row.Status),
                row.DraftVersion
            )
            : JobPostingSummary.Of(StateJson.Read<JobPostingState>(row.PublicState));
}
