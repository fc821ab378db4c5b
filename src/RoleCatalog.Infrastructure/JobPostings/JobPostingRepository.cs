using RoleCatalog.Application;
using RoleCatalog.Application.JobPostings;
using RoleCatalog.Contracts.JobPostings;
using RoleCatalog.Domain.JobPostings;
using RoleCatalog.Infrastructure.Changes;
using RoleCatalog.Infrastructure.Persistence;
using RoleCatalog.Infrastructure.RoleDescriptions;

namespace RoleCatalog.Infrastructure.JobPostings;

internal sealed class JobPostingRepository(
    DbSession session,
    RoleDescriptionTable roles,
    OfferTables offers,
    ExternalIdTable externalIds,
    JobPostingEditionTable editions,
    ContactTable contacts,
    ChangeLog log
) : IJobPostingRepository
{
    private const string Select = """
        SELECT id, version, status, draft_version, public_version, latest_edition, source_language, profile_id,
            profile_revision, role_id, title, description, organization_name, organization_unit, organization_url,
            workplace_type, days_on_site, contract_type, schedule, openings, application_url, valid_through, time_zone,
            visibility, first_published_at, closed_at, close_reason, close_note, created_at, updated_at
        FROM job_postings
        WHERE id = @id
        """;

    public async Task<JobPosting> Get(string id)
    {
        var row =
            await session.QuerySingleOrDefault<JobPostingRow>(Select, new { id })
            ?? throw JobPostingErrors.NotFound(id);
        var role = row.RoleId is null ? null : await roles.Load(row.RoleId);
        var externals = await externalIds.Of(EntityKinds.JobPostings, [id]);
        return row.ToPosting(role, await offers.Load(id), [.. externals[id]]);
    }

    private const string States = """
        SELECT role_id, draft_state, public_state
        FROM job_postings
        WHERE id = @id
        """;

    public async Task<JobPostingState> GetPublished(JobPostingId id) =>
        StateJson.Read<JobPostingState>((await Stored(id.ToString())).PublicState!);

    private const string Insert = """
        INSERT INTO job_postings (id, version, status, draft_version, public_version, latest_edition, source_language,
            profile_id, profile_revision, role_id, title, description, organization_name, organization_unit,
            organization_url, workplace_type, days_on_site, contract_type, schedule, openings, application_url,
            valid_through, time_zone, visibility, first_published_at, closed_at, close_reason, close_note, created_at,
            updated_at, draft_state, public_state)
        VALUES (@Id, @Version, @Status, @DraftVersion, @PublicVersion, @LatestEdition, @SourceLanguage,
            @ProfileId, @ProfileRevision, @RoleId, @Title, @Description, @OrganizationName, @OrganizationUnit,
            @OrganizationUrl, @WorkplaceType, @DaysOnSite, @ContractType, @Schedule, @Openings, @ApplicationUrl,
            @ValidThrough, @TimeZone, @Visibility, @FirstPublishedAt, @ClosedAt, @CloseReason, @CloseNote, @CreatedAt,
            @UpdatedAt, @DraftState, @PublicState)
        """;

    private const string Update = """
        UPDATE job_postings
        SET version = @Version,
            status = @Status,
            draft_version = @DraftVersion,
            public_version = @PublicVersion,
            latest_edition = @LatestEdition,
            source_language = @SourceLanguage,
            profile_id = @ProfileId,
            profile_revision = @ProfileRevision,
            role_id = @RoleId,
            title = @Title,
            description = @Description,
            organization_name = @OrganizationName,
            organization_unit = @OrganizationUnit,
            organization_url = @OrganizationUrl,
            workplace_type = @WorkplaceType,
            days_on_site = @DaysOnSite,
            contract_type = @ContractType,
            schedule = @Schedule,
            openings = @Openings,
            application_url = @ApplicationUrl,
            valid_through = @ValidThrough,
            time_zone = @TimeZone,
            visibility = @Visibility,
            first_published_at = @FirstPublishedAt,
            closed_at = @ClosedAt,
            close_reason = @CloseReason,
            close_note = @CloseNote,
            updated_at = @UpdatedAt,
            draft_state = @DraftState,
            public_state = @PublicState
        WHERE id = @Id
          AND version = @StoredVersion
        """;

    public async Task SaveDraft(JobPosting posting, JobPostingDraft draft)
    {
        var id = posting.Id.ToString();
        var isNew = posting.StoredVersion == 0;
        var stored = isNew ? new StatesRow() : await Stored(id);
        var role = posting.Draft.OwnRole is { } own ? await roles.Insert(own) : null;
        var row = JobPostingRow.Of(posting, role) with
        {
            DraftState = StateJson.Write(draft),
            PublicState = stored.PublicState,
        };
        await (isNew ? session.Execute(Insert, row) : Replace(row));
        if (stored.RoleId is not null)
        {
            await roles.Delete(stored.RoleId);
        }

        await offers.Replace(id, isNew, posting.Draft);
        await externalIds.Replace(EntityKinds.JobPostings, "job posting", id, isNew, posting.Draft.ExternalIds);
        log.Record(posting, new EntityChange(EntityKinds.JobPostings, id, stored.DraftState, row.DraftState));
    }

    public async Task SavePublished(JobPosting posting, JobPostingState state)
    {
        var id = posting.Id.ToString();
        var stored = await Stored(id);
        var row = JobPostingRow.Of(posting, stored.RoleId) with
        {
            DraftState = stored.DraftState!,
            PublicState = StateJson.Write(state),
        };
        await Replace(row);
        if (posting.NewEdition is { } edition)
        {
            await editions.Insert(id, edition, row.PublicState);
        }

        if (posting.Status == JobPostingStatus.Closed)
        {
            await contacts.Erase(id);
        }

        log.Record(posting, new EntityChange(EntityKinds.JobPostings, id, stored.PublicState, row.PublicState));
    }

    public Task<(Contact Contact, int Version)> GetContact(JobPostingId id) => contacts.Get(id.ToString());

    public Task SaveContact(JobPostingId id, Contact contact, int expectedVersion) =>
        contacts.Save(id.ToString(), contact, expectedVersion);

    private Task<StatesRow> Stored(string id) => session.QuerySingle<StatesRow>(States, new { id });

    private async Task<int> Replace(JobPostingRow row)
    {
        Saved.Once(await session.Execute(Update, row));
        return 1;
    }
}
