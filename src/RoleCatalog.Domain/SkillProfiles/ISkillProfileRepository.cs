namespace RoleCatalog.Domain.SkillProfiles;

public interface ISkillProfileRepository
{
    /// <summary>The profile of that id or key.</summary>
    Task<SkillProfile> Get(string idOrKey);

    /// <summary>One published revision, or null.</summary>
    Task<SkillProfileRevision?> FindRevision(SkillProfileId id, int number);

    /// <summary>
    /// Holds the profile published until the transaction ends, so that it is not retired meanwhile; false if it is not published.
    /// </summary>
    Task<bool> HoldPublished(SkillProfileId id);

    Task Save(SkillProfile profile);
}
