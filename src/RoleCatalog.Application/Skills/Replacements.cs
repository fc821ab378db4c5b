using RoleCatalog.Domain.Skills;

namespace RoleCatalog.Application.Skills;

/// <summary>Follows the replacements of deprecated skills to the active ones at their ends.</summary>
internal sealed class Replacements(ISkillRepository skills)
{
    /// <summary>What stands for each of these skills that are deprecated and replaced in the end.</summary>
    public async Task<IReadOnlyDictionary<SkillId, Skill>> Of(IEnumerable<Skill> named)
    {
        var deprecated = named.Where(skill => skill.Deprecation is not null).Select(skill => skill.Id).ToHashSet();
        return deprecated.Count == 0
            ? new Dictionary<SkillId, Skill>()
            : (await skills.FindCurrent(deprecated)).Where(end => end.Value.Deprecation is null).ToDictionary();
    }

    /// <summary>The replacement that an input names, if it leads to an active skill, which is held.</summary>
    public async Task<Replacement?> Read(string? idOrKey)
    {
        if (idOrKey is null)
        {
            return null;
        }

        var named = (await skills.Find([idOrKey])).GetValueOrDefault(idOrKey);
        var current = named?.Deprecation is null ? named : (await Of([named])).GetValueOrDefault(named.Id);
        return current is not null && await skills.HoldActive([current.Id])
            ? new Replacement(named!.Id, current.Id)
            : throw SkillErrors.NotActive(idOrKey, "/replacedBy");
    }
}
