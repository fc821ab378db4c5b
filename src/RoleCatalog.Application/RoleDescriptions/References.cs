using RoleCatalog.Application.Pipeline;
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
    /// <summary>What stands now for the deprecated skills, by their ids.</summary>
    public IReadOnlyDictionary<SkillId, Skill> Replacements { get; init; } = new Dictionary<SkillId, Skill>();

    /// <summary>The role as it was before: deprecated skills that it names may stay.</summary>
    public RoleDescription? Before { get; init; }

    /// <summary>Skills that were named beside the role before; deprecated ones of them may stay too.</summary>
    public IReadOnlySet<SkillId> NamedBefore { get; init; } = new HashSet<SkillId>();

    private readonly Dictionary<SkillId, Skill> byId = skills
        .Values.DistinctBy(skill => skill.Id)
        .ToDictionary(skill => skill.Id);

    /// <summary>The skills that an input newly named, so far as it was read.</summary>
    public HashSet<SkillId> TakenSkills { get; } = [];

    /// <summary>The scales that an input took levels of, so far as it was read.</summary>
    public HashSet<ProficiencyScale> TakenScales { get; } = [];

    public Skill Skill(SkillId id) => byId[id];

    public ProficiencyScale Scale(CatalogKey id) => scales[id];

    public Skill Skill(CatalogKey key) => skills[key.Value];

    /// <summary>The skill that an input names. A deprecated one is refused unless it was named before.</summary>
    public Skill ReadSkill(string idOrKey) =>
        ReadSkill(idOrKey, skill => Before?.Names(skill.Link) == true || NamedBefore.Contains(skill.Id));

    /// <summary>The skill that a requirement names. A deprecated one is refused unless the same requirement named it before.</summary>
    public Skill ReadSkill(string idOrKey, Requirement? before) =>
        ReadSkill(idOrKey, skill => before?.Skills.Contains(skill.Id) == true);

    private Skill ReadSkill(string idOrKey, Func<Skill, bool> mayStay)
    {
        var skill =
            skills.GetValueOrDefault(idOrKey) ?? throw new DomainException(Fault.Rule, [SkillErrors.Unknown(idOrKey)]);
        if (mayStay(skill))
        {
            return skill;
        }

        TakenSkills.Add(skill.Id);
        return skill.Status == SkillStatus.Active
            ? skill
            : throw new DomainException(
                Fault.Rule,
                [SkillErrors.Deprecated(skill.Key, Replacements.GetValueOrDefault(skill.Id)?.Key)]
            );
    }

    public ProficiencyScale ReadScale(string id)
    {
        var scale =
            scales.GetValueOrDefault(CatalogKey.Parse(id))
            ?? throw new DomainException(Fault.Rule, [ProficiencyScaleErrors.Unknown(id)]);
        TakenScales.Add(scale);
        return scale;
    }
}

internal sealed class ReferenceReader(
    ISkillRepository skills,
    IProficiencyScaleRepository scales,
    Replacements replacements
)
{
    public const string DefaultScale = "general";

    /// <summary>What the input names, as far as it exists.</summary>
    /// <param name="input">What a client says of a role.</param>
    /// <param name="before">What was said of the role before.</param>
    /// <param name="moreSkills">Skills that are named elsewhere.</param>
    /// <param name="namedBefore">Skills that were named elsewhere before.</param>
    public Task<References> For(
        RoleDescriptionInput input,
        RoleDescription? before = null,
        IEnumerable<string>? moreSkills = null,
        IReadOnlySet<SkillId>? namedBefore = null
    )
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
            requirements.Select(requirement => requirement.Scale ?? DefaultScale),
            before,
            namedBefore
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
        return Load(
            named.Concat(choices),
            levels.Select(requirement => requirement.Proficiency!.Scale.Value),
            before: null,
            namedBefore: null
        );
    }

    /// <summary>
    /// Holds what an input took until the transaction ends: skills active, scales as they were read. Whoever saves a draft
    /// does it at the end, for many name the same.
    /// </summary>
    public async Task Hold(References references)
    {
        var holds = await skills.HoldActive(references.TakenSkills);
        foreach (var scale in references.TakenScales.OrderBy(scale => scale.Id.Value, StringComparer.Ordinal))
        {
            holds = holds && await scales.Hold(scale);
        }

        if (!holds)
        {
            throw new ChangedMeanwhileException();
        }
    }

    private async Task<References> Load(
        IEnumerable<string> skillNames,
        IEnumerable<string> scaleIds,
        RoleDescription? before,
        IReadOnlySet<SkillId>? namedBefore
    )
    {
        var names = skillNames.Where(name => name is not null).Distinct().ToList();
        var ids = scaleIds.Distinct().SelectMany(Parsed).ToList();
        var found = await skills.Find(names);
        return new References(found, await scales.Find(ids))
        {
            Before = before,
            NamedBefore = namedBefore ?? new HashSet<SkillId>(),
            Replacements = await replacements.Of(found.Values),
        };
    }

    private static IEnumerable<CatalogKey> Parsed(string id)
    {
        var key = new ErrorCollector().Try("", () => CatalogKey.Parse(id));
        return key.Value is null ? [] : [key];
    }
}
