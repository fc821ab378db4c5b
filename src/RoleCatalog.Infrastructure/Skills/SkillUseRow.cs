using RoleCatalog.Application.SkillProfiles;
using RoleCatalog.Application.Skills;
using RoleCatalog.Contracts;
using RoleCatalog.Contracts.JobPostings;
using RoleCatalog.Contracts.SkillProfiles;
using RoleCatalog.Contracts.Skills;

namespace RoleCatalog.Infrastructure.Skills;

internal sealed record SkillUseRow
{
    public string EntityKind { get; init; } = "";

    public string EntityId { get; init; } = "";

    public int IsDraft { get; init; }

    public string RequirementId { get; init; } = "";

    public string NamedId { get; init; } = "";

    public string NamedKey { get; init; } = "";

    public string Necessity { get; init; } = "";

    public string? ScaleId { get; init; }

    public string? MinimumLevel { get; init; }

    public string? DesiredLevel { get; init; }

    public SkillUse ToUse(UsingEntity entity, SkillLinkState skill) =>
        new()
        {
            Resource = EntityKind,
            Id = EntityId,
            Key = entity.Key,
            Status = entity.Status,
            Draft = IsDraft == 1,
            Revision = entity.Revision,
            Edition = entity.Edition,
            SourceLanguage = entity.SourceLanguage,
            Title = entity.Title,
            NamedAs = NamedId == skill.Id ? null : new SkillLinkState(NamedId, NamedKey),
            RequirementId = RequirementId,
            Necessity = Necessity,
            Scale = ScaleId,
            MinimumLevel = MinimumLevel,
            DesiredLevel = DesiredLevel,
        };
}

/// <summary>What a reader is told of the profile or posting whose requirement names a skill.</summary>
internal sealed record UsingEntity(
    string Id,
    string? Key,
    string Status,
    int? Revision,
    int? Edition,
    string SourceLanguage,
    LocalizedText Title
)
{
    public static UsingEntity Of(JobPostingState posting) =>
        new(posting.Id, null, posting.Status, null, posting.Edition, posting.SourceLanguage, posting.Title);

    public static UsingEntity Of(SkillProfileState profile) =>
        new(profile.Id, profile.Key, profile.Status, profile.Revision, null, profile.SourceLanguage, profile.Title);

    public static UsingEntity Of(SkillProfileDraft draft, string status) =>
        new(draft.Id!, draft.Key, status, null, null, draft.SourceLanguage!, new LocalizedText(draft.Title!));
}
