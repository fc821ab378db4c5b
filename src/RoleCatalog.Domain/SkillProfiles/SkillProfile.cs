using RoleCatalog.Domain.Localization;
using RoleCatalog.Domain.RoleDescriptions;

namespace RoleCatalog.Domain.SkillProfiles;

public enum SkillProfileStatus
{
    Draft,
    Published,
    Retired,
}

/// <summary>
/// The reusable description of a role. Its draft is the working copy, and stays after a publication for the next one;
/// what was published is kept as numbered revisions that never change.
/// </summary>
public sealed class SkillProfile : AggregateRoot
{
    public static readonly DomainEvent Created = new("skill-profile.created", IsPublic: false);
    public static readonly DomainEvent DraftChanged = new("skill-profile.draft-changed", IsPublic: false);
    public static readonly DomainEvent Published = new("skill-profile.published", IsPublic: true);
    public static readonly DomainEvent Retired = new("skill-profile.retired", IsPublic: true);

    private SkillProfile(
        SkillProfileId id,
        CatalogKey key,
        SkillProfileContent draft,
        SkillProfileProgress progress,
        int version
    )
        : base(version)
    {
        Id = id;
        Key = key;
        Draft = draft;
        Progress = progress;
    }

    public SkillProfileId Id { get; }

    public CatalogKey Key { get; }

    public SkillProfileContent Draft { get; private set; }

    public SkillProfileProgress Progress { get; private set; }

    public SkillProfileStatus Status => Progress.Status;

    /// <summary>The revision that this unit of work published.</summary>
    public SkillProfileRevision? NewRevision { get; private set; }

    public static SkillProfile Create(SkillProfileId id, CatalogKey key, SkillProfileContent draft, DateTimeOffset now)
    {
        var profile = new SkillProfile(id, key, draft, SkillProfileProgress.Begun(now), version: 0);
        profile.Raise(Created);
        return profile;
    }

    public static SkillProfile Restore(
        SkillProfileId id,
        CatalogKey key,
        SkillProfileContent draft,
        SkillProfileProgress progress,
        int version
    ) => new(id, key, draft, progress, version);

    /// <summary>Replaces what the draft says; the same again changes nothing, and so is not refused of a retired one either.</summary>
    /// <param name="written">A language whose texts were written just now, so that none of them is behind.</param>
    public void ChangeDraft(
        SkillProfileContent draft,
        int expectedVersion,
        DateTimeOffset now,
        LanguageTag? written = null
    ) => Replace(draft with { Role = draft.Role.After(Draft.Role, written) }, expectedVersion, now);

    /// <summary>Makes the draft what a revision said. External ids name the profile, whatever it says: they stay.</summary>
    public void RestoreRevision(SkillProfileRevision revision, int expectedVersion, DateTimeOffset now) =>
        Replace(revision.Content with { ExternalIds = Draft.ExternalIds }, expectedVersion, now);

    private void Replace(SkillProfileContent draft, int expectedVersion, DateTimeOffset now)
    {
        EnsureCurrent(expectedVersion, Progress.DraftVersion);
        if (draft == Draft)
        {
            return;
        }

        EnsureNotRetired();
        Draft = draft;
        Raise(DraftChanged);
        Progress = Progress with { DraftVersion = Version, Lifetime = Progress.Lifetime.ChangedAt(now) };
    }

    public void Publish(RevisionTerms terms, int expectedVersion, DateTimeOffset now)
    {
        EnsureCurrent(expectedVersion, Progress.DraftVersion);
        EnsureNotRetired();
        if (Draft == terms.Latest)
        {
            throw SkillProfileErrors.NothingToPublish(this);
        }

        IReadOnlyList<DomainError> problems =
        [
            .. Draft.Role.PublicationProblems(),
            .. LanguageProgress.Problems(Draft.Role.SourcedTexts(), terms.RequiredLanguages),
        ];
        if (problems.Count > 0)
        {
            throw new DomainException(Fault.Rule, problems);
        }

        Raise(Published);
        Progress = Progress.WithRevision(Version, terms.KindOf(Draft), now);
        NewRevision = new SkillProfileRevision(Progress.LatestRevision!.Value, Draft, now);
    }

    public void Retire(SkillProfileId? replacedBy, int expectedVersion, DateTimeOffset now)
    {
        if (Progress.LatestRevision is null)
        {
            throw SkillProfileErrors.NeverPublished(Key.Value);
        }

        EnsureCurrent(expectedVersion, Progress.PublicVersion!.Value);
        EnsureNotRetired();
        if (replacedBy == Id)
        {
            throw new DomainException("replaced-by-itself", "A profile is not replaced by itself.", "/replacedBy");
        }

        Raise(Retired);
        Progress = Progress with
        {
            Status = SkillProfileStatus.Retired,
            PublicVersion = Version,
            RetiredAt = now,
            ReplacedBy = replacedBy,
            Lifetime = Progress.Lifetime.ChangedAt(now),
        };
    }

    private void EnsureNotRetired()
    {
        if (Status == SkillProfileStatus.Retired)
        {
            throw SkillProfileErrors.IsRetired(Key.Value);
        }
    }
}
