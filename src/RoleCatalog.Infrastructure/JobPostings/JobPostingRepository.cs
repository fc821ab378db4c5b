using RoleCatalog.Application;
using RoleCatalog.Application.JobPostings;
using RoleCatalog.Contracts.JobPostings;
using RoleCatalog.Domain;
using RoleCatalog.Domain.JobPostings;
using RoleCatalog.Infrastructure.Changes;
using RoleCatalog.Infrastructure.Persistence;
using RoleCatalog.Infrastructure.Skills;

namespace RoleCatalog.Infrastructure.JobPostings;

internal sealed class JobPostingRepository(
    DbSession session,
    OfferTable offers,
    ExternalIdTable externalIds,
    JobPostingEditionTable editions,
    ContactTable contacts,
    LivePinTable pins,
    SkillUseTable uses,
    ChangeLog log
) : IJobPostingRepository
{
    public async Task<JobPosting> Get(string id) => await Find(id) ?? throw JobPostingErrors.NotFound(id);

    private const string Select = """
        SELECT id, version, status, draft_version, public_version, latest_edition, draft_offer_id,
            filled_openings, due_at, refusal, first_published_at, closed_at, close_reason, close_note, created_at,
            updated_at
        FROM job_postings
        WHERE id = @id
        """;

    public async Task<JobPosting?> Find(string id)
    {
        var row = await session.QuerySingleOrDefault<JobPostingRow>(Select, new { id });
        return row?.ToPosting(await offers.Load(row.DraftOfferId));
    }

    private const string SelectStored = """
        SELECT status, draft_offer_id, published_offer_id, live_profile_id, live_revision, draft_state, public_state
        FROM job_postings
        WHERE id = @id
        """;

    public async Task<JobPostingState> GetPublished(JobPostingId id) =>
        StateJson.Read<JobPostingState>((await Stored(id.ToString())).PublicState!);

    public Task<JobPostingState?> FindEdition(JobPostingId id, int number) => editions.Find(id.ToString(), number);

    public async Task<JobPostingContent?> FindPublishedContent(JobPostingId id) =>
        (await Stored(id.ToString())).PublishedOfferId is { } offer ? await offers.Load(offer) : null;

    private const string Insert = """
        INSERT INTO job_postings (id, version, status, draft_version, public_version,
            latest_edition, draft_offer_id, published_offer_id, filled_openings, due_at, refusal, first_published_at,
            closed_at, close_reason, close_note, created_at, updated_at, draft_state, public_state, live_profile_id,
            live_revision)
        VALUES (@Id, @Version, @Status, @DraftVersion, @PublicVersion,
            @LatestEdition, @DraftOfferId, @PublishedOfferId, @FilledOpenings, @DueAt, @Refusal, @FirstPublishedAt,
            @ClosedAt, @CloseReason, @CloseNote, @CreatedAt, @UpdatedAt, @DraftState, @PublicState, @LiveProfileId,
            @LiveRevision)
        """;

    private const string Update = """
        UPDATE job_postings
        SET version = @Version,
            status = @Status,
            draft_version = @DraftVersion,
            public_version = @PublicVersion,
            latest_edition = @LatestEdition,
            draft_offer_id = @DraftOfferId,
            published_offer_id = @PublishedOfferId,
            filled_openings = @FilledOpenings,
            due_at = @DueAt,
            refusal = @Refusal,
            first_published_at = @FirstPublishedAt,
            closed_at = @ClosedAt,
            close_reason = @CloseReason,
            close_note = @CloseNote,
            updated_at = @UpdatedAt,
            draft_state = @DraftState,
            public_state = @PublicState,
            live_profile_id = @LiveProfileId,
            live_revision = @LiveRevision
        WHERE id = @Id
          AND version = @StoredVersion
        """;

    public async Task SaveDraft(JobPosting posting, JobPostingDraft draft)
    {
        if (!posting.HasChanged)
        {
            return;
        }

        var id = posting.Id.ToString();
        var isNew = posting.StoredVersion == 0;
        var stored = isNew ? new JobPostingRow() : await Stored(id);
        var row = JobPostingRow.Of(posting) with
        {
            DraftOfferId = posting.NewDraft is { } changed ? await offers.Insert(changed) : stored.DraftOfferId,
            PublishedOfferId = stored.PublishedOfferId,
            LiveProfileId = stored.LiveProfileId,
            LiveRevision = stored.LiveRevision,
            DraftState = StateJson.Write(draft),
            PublicState = stored.PublicState,
        };
        if (isNew)
        {
            await session.Execute(Insert, row);
        }
        else
        {
            Saved.Once(await session.Execute(Update, row));
            await offers.DeleteUnused(stored.DraftOfferId);
        }

        await TakeExternalIds(posting, isNew);
        log.Record(posting, Change(id, isNew ? null : stored.DraftState, row.DraftState));
    }

    public async Task SavePublished(JobPosting posting, JobPostingState state)
    {
        var id = posting.Id.ToString();
        var stored = await Stored(id);
        var (profile, revision) = Shown(posting, stored);
        var row = JobPostingRow.Of(posting) with
        {
            LiveProfileId = profile,
            LiveRevision = revision,
            DraftOfferId = stored.DraftOfferId,
            PublishedOfferId = posting.NewEdition is null ? stored.PublishedOfferId : stored.DraftOfferId,
            DraftState = DraftAfter(posting, stored),
            PublicState = StateJson.Write(state),
        };
        Saved.Once(await session.Execute(Update, row));
        await pins.Move(stored, row);
        if (posting.NewEdition is { } edition)
        {
            await editions.Insert(id, edition, row.DraftOfferId, row.PublicState);
            await uses.Replace(EntityKinds.JobPostings, id, isDraft: false, edition.Role);
            await TakeExternalIds(posting, isNew: false);
        }

        if (posting.Status == JobPostingStatus.Closed)
        {
            await uses.Remove(EntityKinds.JobPostings, id, isDraft: false);
            await contacts.Erase(id);
        }

        var begins = stored.PublicState is null ? stored.Status : null;
        log.Record(posting, Change(id, stored.PublicState, row.PublicState) with { StatusBefore = begins });
    }

    private const string Delete = """
        DELETE FROM job_postings
        WHERE id = @id
          AND version = @version
        """;

    public async Task Discard(JobPosting posting)
    {
        var id = posting.Id.ToString();
        var stored = await Stored(id);
        await contacts.Erase(id);
        await externalIds.Replace(EntityKinds.JobPostings, id, isNew: false, []);
        Saved.Once(await session.Execute(Delete, new { id, version = posting.StoredVersion }));
        await offers.DeleteUnused(stored.DraftOfferId);
        log.Record(posting, Change(id, stored.DraftState, stored.DraftState));
    }

    public Task<(Contact Contact, int Version)> GetContact(JobPostingId id) => contacts.Get(id.ToString());

    // An update that changes nothing takes the row's lock, which closing needs too: nothing is kept that it should erase.
    private const string Hold = """
        UPDATE job_postings
        SET status = status
        WHERE id = @id
          AND version = @version
        """;

    public async Task SaveContact(JobPosting posting, Contact contact, int expectedVersion)
    {
        var id = posting.Id.ToString();
        Saved.Once(await session.Execute(Hold, new { id, version = posting.StoredVersion }));
        await contacts.Save(id, contact, expectedVersion);
    }

    // Those of what is published stay taken while a draft says others: the draft may be discarded.
    private async Task TakeExternalIds(JobPosting posting, bool isNew)
    {
        var published = isNew ? null : await FindPublishedContent(posting.Id);
        IReadOnlyList<ExternalId> all = [.. posting.Draft.ExternalIds.Union(published?.ExternalIds ?? [])];
        var id = posting.Id.ToString();
        try
        {
            await externalIds.Replace(EntityKinds.JobPostings, id, isNew, all);
        }
        catch (DuplicateKeyException)
        {
            Duplicates.Throw(await externalIds.Taken(EntityKinds.JobPostings, "job posting", id, all));
            throw;
        }
    }

    // The revision that a live posting shows.
    private static (string?, int?) Shown(JobPosting posting, JobPostingRow stored) =>
        !posting.IsLive ? (null, null)
        : posting.NewEdition is { } edition
            ? (edition.Content.Profile?.Profile.ToString(), edition.Content.Profile?.Revision)
        : (stored.LiveProfileId, stored.LiveRevision);

    // A publication takes from the draft when it was planned, or why it had been refused.
    private static string DraftAfter(JobPosting posting, JobPostingRow stored) =>
        posting.Progress.DraftVersion < posting.Version
            ? stored.DraftState
            : StateJson.Write(
                StateJson.Read<JobPostingDraft>(stored.DraftState) with
                {
                    PublishAt = null,
                    PublicationRefused = null,
                }
            );

    private Task<JobPostingRow> Stored(string id) => session.QuerySingle<JobPostingRow>(SelectStored, new { id });

    private static EntityChange Change(string id, string? before, string after) =>
        new(EntityKinds.JobPostings, id, before, after);
}
