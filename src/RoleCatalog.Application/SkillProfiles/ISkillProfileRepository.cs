using RoleCatalog.Contracts.SkillProfiles;
using RoleCatalog.Domain;
using RoleCatalog.Domain.SkillProfiles;

namespace RoleCatalog.Application.SkillProfiles;

public interface ISkillProfileRepository
{
    /// <summary>The profile of that id or key.</summary>
    Task<SkillProfile> Get(string idOrKey);

    Task<SkillProfile?> Find(string idOrKey);

    /// <summary>One published revision, or null.</summary>
    Task<SkillProfileRevision?> FindRevision(SkillProfileId id, int number);

    /// <summary>The latest published state, as it was logged.</summary>
    Task<SkillProfileState> GetPublished(SkillProfileId id);

    /// <summary>
    /// Holds the profile published until the transaction ends, so that it is not retired meanwhile; false if it is not published.
    /// </summary>
    Task<bool> HoldPublished(SkillProfileId id);

    /// <summary>Other profiles in use, of the same seniority, whose titles look like this one's.</summary>
    Task<IReadOnlyList<NearDuplicate>> FindAlike(SkillProfile profile);

    /// <summary>Keeps a profile whose draft was begun or changed, and logs its events with the draft.</summary>
    Task SaveDraft(SkillProfile profile, SkillProfileDraft draft);

    /// <summary>Keeps a profile that was published or retired, and logs its events with the state.</summary>
    Task SavePublished(SkillProfile profile, SkillProfileState state);
}
