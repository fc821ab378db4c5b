using RoleCatalog.Application.ProficiencyScales;
using RoleCatalog.Application.Skills;
using RoleCatalog.Domain;
using RoleCatalog.Domain.ProficiencyScales;
using RoleCatalog.Domain.RoleDescriptions;
using RoleCatalog.Domain.Skills;

namespace RoleCatalog.Application.RoleDescriptions;

/// <summary>The skills and scales that a role description names, as they stand in the same transaction.</summary>
internal sealed class References(
    IReadOnlyDictionary<string, Skill> skills,
    IReadOnlyDictionary<CatalogKey, ProficiencyScale> scales
)
{
    private readonly Dictionary<SkillId, Skill> byId = skills
        .Values.DistinctBy(skill => skill.Id)
        .ToDictionary(skill => skill.Id);

    public Skill Skill(SkillId id) => byId[id];

    public ProficiencyScale Scale(CatalogKey id) => scales[id];

    public Skill ReadSkill(string idOrKey) =>
        skills.GetValueOrDefault(idOrKey) ?? throw new DomainException(Fault.Rule, [SkillErrors.Unknown(idOrKey)]);

    public ProficiencyScale ReadScale(string id) =>
        scales.GetValueOrDefault(CatalogKey.Parse(id))
        ?? throw new DomainException(Fault.Rule, [ProficiencyScaleErrors.Unknown(id)]);
}

internal sealed class ReferenceReader(ISkillRepository skills, IProficiencyScaleRepository scales)
{
    public const string DefaultScale = "general";

    /// <summary>What the input names, as far as it exists.</summary>
    public Task<References> For(RoleDescriptionInput input, IEnumerable<string>? moreSkills = null)
    {
        var requirements = (input.RequirementGroups ?? [])
            .Where(group => group is not null)
            .SelectMany(group => group.Requirements ?? [])
            .Where(requirement => requirement is not null)
            .ToList();
        var choices = (input.Placeholders ?? [])
            .Where(placeholder => placeholder?.Type == PlaceholderType.Skills)
            .SelectMany(placeholder => placeholder.Choices ?? [])
            .Where(choice => choice is not null)
            .Select(choice => choice.Key);
        return Load(
            requirements.SelectMany(requirement => requirement.Skills ?? []).Concat(choices).Concat(moreSkills ?? []),
            requirements.Select(requirement => requirement.Scale ?? DefaultScale)
        );
    }

    /// <summary>What the role description names; all of it exists.</summary>
    public Task<References> For(RoleDescription role, IEnumerable<SkillId>? moreSkills = null) =>
        For([role], moreSkills);

    /// <summary>What any of the role descriptions names; all of it exists.</summary>
    public Task<References> For(IReadOnlyCollection<RoleDescription> roles, IEnumerable<SkillId>? moreSkills = null)
    {
        var requirements = roles.SelectMany(role => role.Requirements).ToList();
        var choices = roles
            .SelectMany(role => role.Placeholders)
            .Where(placeholder => placeholder.Type == PlaceholderType.Skills)
            .SelectMany(placeholder => placeholder.Choices.Select(choice => choice.Key.Value));
        var named = requirements
            .SelectMany(requirement => requirement.Skills)
            .Concat(moreSkills ?? [])
            .Select(id => id.ToString());
        var levels = requirements.Where(requirement => requirement.Proficiency is not null);
        return Load(named.Concat(choices), levels.Select(requirement => requirement.Proficiency!.Scale.Value));
    }

    private async Task<References> Load(IEnumerable<string> skillNames, IEnumerable<string> scaleIds)
    {
        var names = skillNames.Where(name => name is not null).Distinct().ToList();
        var ids = scaleIds.Distinct().SelectMany(Parsed).ToList();
        return new References(await skills.Find(names), await scales.Find(ids));
    }

    private static IEnumerable<CatalogKey> Parsed(string id)
    {
        var key = new ErrorCollector().Try("", () => CatalogKey.Parse(id));
        return key.Value is null ? [] : [key];
    }
}
