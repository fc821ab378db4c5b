using RoleCatalog.Application;
using RoleCatalog.Application.SkillProfiles;
using RoleCatalog.Contracts.SkillProfiles;
using RoleCatalog.Domain;
using RoleCatalog.Domain.SkillProfiles;
using RoleCatalog.Infrastructure.Changes;
using RoleCatalog.Infrastructure.Persistence;
using RoleCatalog.Infrastructure.RoleDescriptions;
using RoleCatalog.Infrastructure.Skills;

namespace RoleCatalog.Infrastructure.SkillProfiles;

internal sealed class SkillProfileRepository(
    DbSession session,
    RoleDescriptionTable roles,
    ExternalIdTable externalIds,
    AlikeProfiles alike,
    SkillUseTable uses,
    ChangeLog log
) : ISkillProfileRepository
{
    public async Task<SkillProfile> Get(string idOrKey) =>
        await Find(idOrKey) ?? throw SkillProfileErrors.NotFound(idOrKey);

    private const string Select = """
        SELECT id, [key], version, status, draft_version, public_version, latest_revision, content_revision, role_revision, role_id,
            family, seniority, external_ids, retired_at, replaced_by, created_at, updated_at
        FROM skill_profiles
        WHERE id = @name
           OR [key] = @name
        """;

    public async Task<SkillProfile?> Find(string idOrKey)
    {
        var row = await session.QuerySingleOrDefault<SkillProfileRow>(Select, new { name = idOrKey });
        return row?.ToProfile(await roles.Load(row.RoleId));
    }

    private const string SelectRevision = """
        SELECT role_id, family, seniority, external_ids, published_at
        FROM skill_profile_revisions
        WHERE profile_id = @id
          AND number = @number
        """;

    public async Task<SkillProfileRevision?> FindRevision(SkillProfileId id, int number)
    {
        var row = await session.QuerySingleOrDefault<RevisionRow>(SelectRevision, new { id = id.ToString(), number });
        if (row is null)
        {
            return null;
        }

        var content = new SkillProfileContent(
            await roles.Load(row.RoleId),
            Columns.Key(row.Family),
            Columns.Value<Seniority>(row.Seniority),
            Columns.ExternalIds(row.ExternalIds)
        );
        return new SkillProfileRevision(number, content, Columns.Time(row.PublishedAt));
    }

    private const string States = """
        SELECT role_id, status, draft_state, public_state
        FROM skill_profiles
        WHERE id = @id
        """;

    public async Task<SkillProfileState> GetPublished(SkillProfileId id)
    {
        var stored = await session.QuerySingle<StatesRow>(States, new { id = id.ToString() });
        return StateJson.Read<SkillProfileState>(stored.PublicState!);
    }

    // An update that changes nothing takes the row's lock, which a retirement needs too.
    private const string Hold = """
        UPDATE skill_profiles
        SET status = status
        WHERE id = @id
          AND status = 'published'
        """;

    public async Task<bool> HoldPublished(SkillProfileId id) =>
        await session.Execute(Hold, new { id = id.ToString() }) == 1;

    public Task<IReadOnlyList<NearDuplicate>> FindAlike(SkillProfile profile) => alike.Of(profile);

    private const string Insert = """
        INSERT INTO skill_profiles (id, [key], version, status, draft_version, public_version, latest_revision,
            content_revision, role_revision, role_id, family, seniority, external_ids, retired_at, replaced_by, created_at, updated_at, draft_state, public_state)
        VALUES (@Id, @Key, @Version, @Status, @DraftVersion, @PublicVersion, @LatestRevision,
            @ContentRevision, @RoleRevision, @RoleId, @Family, @Seniority, @ExternalIds, @RetiredAt, @ReplacedBy, @CreatedAt, @UpdatedAt, @DraftState, @PublicState)
        """;

    private const string Update = """
        UPDATE skill_profiles
        SET version = @Version,
            status = @Status,
            draft_version = @DraftVersion,
            public_version = @PublicVersion,
            latest_revision = @LatestRevision,
            content_revision = @ContentRevision,
            role_revision = @RoleRevision,
            role_id = @RoleId,
            family = @Family,
            seniority = @Seniority,
            external_ids = @ExternalIds,
            retired_at = @RetiredAt,
            replaced_by = @ReplacedBy,
            updated_at = @UpdatedAt,
            draft_state = @DraftState,
            public_state = @PublicState
        WHERE id = @Id
          AND version = @StoredVersion
        """;

    private const string Pins = """
        SELECT COUNT(*)
        FROM skill_profile_revisions
        WHERE role_id = @role
        """;

    public async Task SaveDraft(SkillProfile profile, SkillProfileDraft draft)
    {
        if (!profile.HasChanged)
        {
            return;
        }

        var id = profile.Id.ToString();
        var isNew = profile.StoredVersion == 0;
        var stored = isNew ? new StatesRow() : await session.QuerySingle<StatesRow>(States, new { id });
        var role = await roles.Insert(profile.Draft.Role);
        var row = SkillProfileRow.Of(profile, role) with
        {
            DraftState = StateJson.Write(draft),
            PublicState = stored.PublicState,
        };
        if (isNew)
        {
            await InsertNew(profile, row);
        }
        else
        {
            Saved.Once(await session.Execute(Update, row));
            if (await session.QuerySingle<int>(Pins, new { role = stored.RoleId }) == 0)
            {
                await roles.Delete(stored.RoleId!);
            }
        }

        await NoteUses(profile);
        await TakeExternalIds(profile, stored.PublicState);
        log.Record(profile, new EntityChange(EntityKinds.SkillProfiles, id, stored.DraftState, row.DraftState));
    }

    private const string InsertRevision = """
        INSERT INTO skill_profile_revisions (profile_id, number, role_id, family, seniority, external_ids, published_at, state)
        VALUES (@Id, @LatestRevision, @RoleId, @Family, @Seniority, @ExternalIds, @publishedAt, @PublicState)
        """;

    public async Task SavePublished(SkillProfile profile, SkillProfileState state)
    {
        var id = profile.Id.ToString();
        var stored = await session.QuerySingle<StatesRow>(States, new { id });
        var row = SkillProfileRow.Of(profile, stored.RoleId!) with
        {
            DraftState = stored.DraftState!,
            PublicState = StateJson.Write(state),
        };
        Saved.Once(await session.Execute(Update, row));
        if (profile.NewRevision is { } revision)
        {
            var publishedAt = Columns.Of(revision.PublishedAt);
            await session.Execute(
                InsertRevision,
                new
                {
                    row.Id,
                    row.LatestRevision,
                    row.RoleId,
                    row.Family,
                    row.Seniority,
                    row.ExternalIds,
                    publishedAt,
                    row.PublicState,
                }
            );
            await uses.Remove(EntityKinds.SkillProfiles, id, isDraft: true);
            await uses.Replace(EntityKinds.SkillProfiles, id, isDraft: false, revision.Content.Role);
            await TakeExternalIds(profile, row.PublicState);
        }

        var begins = stored.PublicState is null ? stored.Status : null;
        log.Record(
            profile,
            new EntityChange(EntityKinds.SkillProfiles, id, stored.PublicState, row.PublicState, begins)
        );
    }

    // Those of what is published stay taken while the draft says others: it may never be published.
    private async Task TakeExternalIds(SkillProfile profile, string? published)
    {
        var shown = published is null ? [] : StateJson.Read<SkillProfileState>(published).ExternalIds;
        try
        {
            await externalIds.Replace(
                EntityKinds.SkillProfiles,
                profile.Id.ToString(),
                isNew: profile.StoredVersion == 0,
                [.. profile.Draft.ExternalIds.Union(shown.Select(id => ExternalId.Of(id.Scheme, id.Value)))]
            );
        }
        catch (DuplicateKeyException)
        {
            Duplicates.Throw(await Taken(profile));
            throw;
        }
    }

    // A draft that says what was published last asks for nothing more.
    private async Task NoteUses(SkillProfile profile)
    {
        var (id, role) = (profile.Id.ToString(), profile.Draft.Role);
        var latest = profile.Progress.LatestRevision is { } number ? await FindRevision(profile.Id, number) : null;
        if (latest?.Content.Role == role)
        {
            await uses.Remove(EntityKinds.SkillProfiles, id, isDraft: true);
        }
        else
        {
            await uses.Replace(EntityKinds.SkillProfiles, id, isDraft: true, role);
        }
    }

    private async Task InsertNew(SkillProfile profile, SkillProfileRow row)
    {
        try
        {
            await session.Execute(Insert, row);
        }
        catch (DuplicateKeyException) // Of the key: the id is new.
        {
            Duplicates.Throw([SkillProfileErrors.KeyTaken(profile.Key), .. await Taken(profile)]);
        }
    }

    private Task<IReadOnlyList<DomainError>> Taken(SkillProfile profile) =>
        externalIds.Taken(EntityKinds.SkillProfiles, "skill profile", profile.Id.ToString(), profile.Draft.ExternalIds);
}
