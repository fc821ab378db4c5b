using RoleCatalog.Application.RoleDescriptions;
using RoleCatalog.Contracts.SkillProfiles;
using RoleCatalog.Domain.SkillProfiles;

namespace RoleCatalog.Application.SkillProfiles;

internal static class SkillProfileStates
{
    /// <summary>The state that the new revision of a profile makes.</summary>
    public static SkillProfileState Published(
        SkillProfile profile,
        SkillProfileRevision revision,
        References references
    )
    {
        var role = revision.Content.Role;
        var states = new RoleDescriptionStates(references);
        return new SkillProfileState
        {
            Id = profile.Id.ToString(),
            Key = profile.Key.Value,
            Status = Wire.Name(profile.Status),
            Revision = revision.Number,
            SourceLanguage = role.SourceLanguage.Value,
            Languages = [.. role.Languages.Select(language => language.Value)],
            Title = Wire.Text(role.Title)!,
            Family = revision.Content.Family?.Value,
            Seniority = revision.Content.Seniority is { } seniority ? Wire.Name(seniority) : null,
            Summary = Wire.Text(role.Summary),
            ResponsibilityGroups = RoleDescriptionStates.ResponsibilityGroups(role),
            RequirementGroups = states.RequirementGroups(role),
            Placeholders = states.Placeholders(role),
            ExternalIds = Wire.ExternalIds(revision.Content.ExternalIds),
            PublishedAt = revision.PublishedAt,
            Version = profile.Version,
        };
    }

    public static SkillProfileState Retired(SkillProfile profile, SkillProfileState before) =>
        before with
        {
            Status = Wire.Name(profile.Status),
            RetiredAt = profile.Progress.RetiredAt,
            ReplacedBy = profile.Progress.ReplacedBy?.ToString(),
            Version = profile.Version,
        };
}
