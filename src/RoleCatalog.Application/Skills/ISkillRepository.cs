using RoleCatalog.Contracts.Skills;
using RoleCatalog.Domain;
using RoleCatalog.Domain.Skills;

namespace RoleCatalog.Application.Skills;

public interface ISkillRepository
{
    /// <summary>The skill of that id or key.</summary>
    Task<Skill> Get(string idOrKey);

    /// <summary>The skills of those ids and keys that exist, by what they were asked for with.</summary>
    Task<IReadOnlyDictionary<string, Skill>> Find(IReadOnlyCollection<string> idsOrKeys);

    /// <summary>The skill at the end of the replacements of each; itself where nothing replaces it.</summary>
    Task<IReadOnlyDictionary<SkillId, Skill>> FindCurrent(IReadOnlyCollection<SkillId> ids);

    /// <summary>
    /// Holds the skills active until the transaction ends, so that none is deprecated meanwhile; false if one is not active.
    /// </summary>
    Task<bool> HoldActive(IReadOnlyCollection<SkillId> ids);

    /// <summary>
    /// The skills that are next broader than these, as they are replaced now; these are held until the transaction ends.
    /// </summary>
    Task<IReadOnlyList<SkillId>> HoldBroader(IReadOnlyList<SkillId> ids);

    /// <summary>Other active skills whose names look like this one's.</summary>
    Task<IReadOnlyList<NearDuplicate>> FindAlike(Skill skill);

    /// <summary>Keeps the skill and logs its events with the state.</summary>
    Task Save(Skill skill, SkillState state);
}
