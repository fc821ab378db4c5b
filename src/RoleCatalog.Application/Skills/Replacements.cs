using RoleCatalog.Domain.Skills;

namespace RoleCatalog.Application.Skills;

/// <summary>Follows the replacements of deprecated skills to the active ones at their ends.</summary>
internal sealed class Replacements(ISkillRepository skills)
{
    /// <summary>What stands for each of these skills that are deprecated and replaced in the end.</summary>
    public async Task<IReadOnlyDictionary<SkillId, Skill>> Of(IEnumerable<Skill> named)
    {
        var known = named.DistinctBy(skill => skill.Id).ToDictionary(skill => skill.Id);
        var deprecated = known.Values.Where(skill => skill.Deprecation is not null).ToList();
        while (Missing(known) is { Count: > 0 } missing)
        {
            foreach (var skill in (await skills.Find(missing)).Values)
            {
                known[skill.Id] = skill;
            }
        }

        return deprecated
            .Select(skill => (skill.Id, Current: End(skill, known)))
            .Where(end => end.Current is not null)
            .ToDictionary(end => end.Id, end => end.Current!);
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
        return current is not null && await skills.HoldActive(current.Id)
            ? new Replacement(named!.Id, current.Id)
            : throw SkillErrors.NotActive(idOrKey, "/replacedBy");
    }

    private static List<string> Missing(Dictionary<SkillId, Skill> known) =>
        [
            .. known
                .Values.Select(skill => skill.Deprecation?.ReplacedBy)
                .OfType<SkillId>()
                .Where(id => !known.ContainsKey(id))
                .Distinct()
                .Select(id => id.ToString()),
        ];

    // Circles are refused when a skill is deprecated, so that this ends.
    private static Skill? End(Skill skill, Dictionary<SkillId, Skill> known)
    {
        var end = skill;
        while (end.Deprecation is { } deprecation)
        {
            if (deprecation.ReplacedBy is not { } next)
            {
                return null;
            }

            end = known[next];
        }

        return end;
    }
}
