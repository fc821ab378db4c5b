using RoleCatalog.Contracts.Skills;
using RoleCatalog.Domain.Skills;

namespace RoleCatalog.Application.Skills;

public interface ISkillRepository
{
    /// <summary>The skill of that id or key.</summary>
    Task<Skill> Get(string idOrKey);

    /// <summary>The skills of those ids and keys that exist, by what they were asked for with.</summary>
    Task<IReadOnlyDictionary<string, Skill>> Find(IReadOnlyCollection<string> idsOrKeys);

    /// <summary>Keeps the skill and logs its events with the state.</summary>
    Task Save(Skill skill, SkillState state);
}
