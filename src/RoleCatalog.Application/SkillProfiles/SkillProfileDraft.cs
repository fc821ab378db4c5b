using RoleCatalog.Application.RoleDescriptions;
using RoleCatalog.Domain;
using RoleCatalog.Domain.SkillProfiles;

namespace RoleCatalog.Application.SkillProfiles;

/// <summary>
/// The working copy of a profile, in the shape in which it is read and written. The id is given by the catalogue, the key
/// by the client; neither changes.
/// </summary>
public sealed record SkillProfileDraft : RoleDescriptionInput
{
    public string? Id { get; init; }

    public string? Key { get; init; }

    public string? Family { get; init; }

    public Seniority? Seniority { get; init; }

    public IReadOnlyList<ExternalIdInput>? ExternalIds { get; init; }

    internal static SkillProfileDraft Of(SkillProfile profile, References references)
    {
        var role = profile.Draft.Role;
        return new SkillProfileDraft
        {
            Id = profile.Id.ToString(),
            Key = profile.Key.Value,
            SourceLanguage = role.SourceLanguage.Value,
            Title = role.Title.ToDictionary(),
            Family = profile.Draft.Family?.Value,
            Seniority = profile.Draft.Seniority,
            Summary = role.Summary?.ToDictionary(),
            ResponsibilityGroups = RoleDescriptionDrafts.ResponsibilityGroups(role),
            RequirementGroups = RoleDescriptionDrafts.RequirementGroups(role, references),
            Placeholders = RoleDescriptionDrafts.Placeholders(role),
            ExternalIds = [.. profile.Draft.ExternalIds.Select(id => new ExternalIdInput(id.Scheme.Value, id.Value))],
        };
    }

    /// <summary>Reads the content; everything that is wrong with it is thrown at once.</summary>
    internal SkillProfileContent Read(References references, DateTimeOffset now, ErrorCollector errors)
    {
        var role = new RoleDescriptionReader(references, now).Read(this, errors);
        var family = Family is null ? (CatalogKey?)null : errors.Try("family", () => CatalogKey.Parse(Family));
        var ids = ExternalIdInput.Read(ExternalIds, errors);
        errors.ThrowIfAny();
        return new SkillProfileContent(role!, family, Seniority, ids);
    }
}
