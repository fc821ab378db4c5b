using RoleCatalog.Domain.RoleDescriptions.Differences;

namespace RoleCatalog.Domain.SkillProfiles;

/// <summary>
/// How far a profile has come. The draft and the published state are two resources, so each has a version of its own:
/// the profile's version when it last changed.
/// </summary>
public sealed record SkillProfileProgress
{
    public required SkillProfileStatus Status { get; init; }

    public required int DraftVersion { get; init; }

    public int? PublicVersion { get; init; }

    public int? LatestRevision { get; init; }

    /// <summary>The latest revision that did more than add translations: postings from an earlier one are behind in content.</summary>
    public int? ContentRevision { get; init; }

    /// <summary>
    /// The latest revision that changed a text or a fact of the role at all: one that changed only names in other systems, or
    /// confirmed translations, leaves no posting behind.
    /// </summary>
    public int? RoleRevision { get; init; }

    public DateTimeOffset? RetiredAt { get; init; }

    public SkillProfileId? ReplacedBy { get; init; }

    public required Lifetime Lifetime { get; init; }

    public bool IsBehind(int revision) => revision < RoleRevision;

    public bool IsBehindInContent(int revision) => revision < ContentRevision;

    public static SkillProfileProgress Begun(DateTimeOffset now) =>
        new()
        {
            Status = SkillProfileStatus.Draft,
            DraftVersion = 1,
            Lifetime = Lifetime.From(now),
        };

    public SkillProfileProgress WithRevision(int version, DifferenceKind kind, DateTimeOffset now)
    {
        var number = (LatestRevision ?? 0) + 1;
        return this with
        {
            Status = SkillProfileStatus.Published,
            PublicVersion = version,
            LatestRevision = number,
            ContentRevision = kind == DifferenceKind.Content ? number : ContentRevision,
            RoleRevision = kind == DifferenceKind.None ? RoleRevision : number,
            Lifetime = Lifetime.ChangedAt(now),
        };
    }
}
