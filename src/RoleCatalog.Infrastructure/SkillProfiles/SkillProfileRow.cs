using RoleCatalog.Application;
using RoleCatalog.Domain;
using RoleCatalog.Domain.RoleDescriptions;
using RoleCatalog.Domain.SkillProfiles;
using RoleCatalog.Infrastructure.Persistence;

namespace RoleCatalog.Infrastructure.SkillProfiles;

internal sealed record SkillProfileRow
{
    public string Id { get; init; } = "";

    public string Key { get; init; } = "";

    public int Version { get; init; }

    public int StoredVersion { get; init; }

    public string Status { get; init; } = "";

    public int DraftVersion { get; init; }

    public int? PublicVersion { get; init; }

    public int? LatestRevision { get; init; }

    public int? ContentRevision { get; init; }

    public int? RoleRevision { get; init; }

    public string RoleId { get; init; } = "";

    public string? Family { get; init; }

    public string? Seniority { get; init; }

    public string ExternalIds { get; init; } = "";

    public long? RetiredAt { get; init; }

    public string? ReplacedBy { get; init; }

    public long CreatedAt { get; init; }

    public long UpdatedAt { get; init; }

    public string DraftState { get; init; } = "";

    public string? PublicState { get; init; }

    public static SkillProfileRow Of(SkillProfile profile, string role) =>
        new()
        {
            Id = profile.Id.ToString(),
            Key = profile.Key.Value,
            Version = profile.Version,
            StoredVersion = profile.StoredVersion,
            Status = Wire.Name(profile.Status),
            DraftVersion = profile.Progress.DraftVersion,
            PublicVersion = profile.Progress.PublicVersion,
            LatestRevision = profile.Progress.LatestRevision,
            ContentRevision = profile.Progress.ContentRevision,
            RoleRevision = profile.Progress.RoleRevision,
            RoleId = role,
            Family = profile.Draft.Family?.Value,
            Seniority = Columns.Name(profile.Draft.Seniority),
            ExternalIds = Columns.Of(profile.Draft.ExternalIds),
            RetiredAt = Columns.Of(profile.Progress.RetiredAt),
            ReplacedBy = profile.Progress.ReplacedBy?.ToString(),
            CreatedAt = Columns.Of(profile.Progress.Lifetime.CreatedAt),
            UpdatedAt = Columns.Of(profile.Progress.Lifetime.UpdatedAt),
        };

    public SkillProfile ToProfile(RoleDescription role) =>
        SkillProfile.Restore(
            SkillProfileId.Parse(Id),
            CatalogKey.Parse(Key),
            new SkillProfileContent(
                role,
                Columns.Key(Family),
                Columns.Value<Seniority>(Seniority),
                Columns.ExternalIds(ExternalIds)
            ),
            new SkillProfileProgress
            {
                Status = Wire.Value<SkillProfileStatus>(Status),
                DraftVersion = DraftVersion,
                PublicVersion = PublicVersion,
                LatestRevision = LatestRevision,
                ContentRevision = ContentRevision,
                RoleRevision = RoleRevision,
                RetiredAt = Columns.Time(RetiredAt),
                ReplacedBy = ReplacedBy is null ? null : SkillProfileId.Parse(ReplacedBy),
                Lifetime = new Lifetime(Columns.Time(CreatedAt), Columns.Time(UpdatedAt)),
            },
            Version
        );
}

internal sealed record RevisionRow
{
    public string RoleId { get; init; } = "";

    public string? Family { get; init; }

    public string? Seniority { get; init; }

    public string ExternalIds { get; init; } = "";

    public long PublishedAt { get; init; }
}
