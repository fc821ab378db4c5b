using RoleCatalog.Domain.RoleDescriptions;
using RoleCatalog.Domain.SkillProfiles;

namespace RoleCatalog.UnitTests;

/// <summary>A skill profile in a stage of its life.</summary>
internal sealed record SkillProfileBuilder
{
    private RoleDescription _role = A.Role().Build();

    public static SkillProfileContent ContentOf(RoleBuilder role) => new(role.Build(), null, null, []);

    public SkillProfileBuilder Of(RoleBuilder role) => this with { _role = role.Build() };

    public SkillProfile Draft() =>
        SkillProfile.Create(
            SkillProfileId.New(A.Morning),
            A.Key("backend-developer"),
            new SkillProfileContent(_role, A.Key("engineering"), Seniority.Mid, []),
            A.Morning
        );

    public SkillProfile Published()
    {
        var profile = Draft();
        profile.Publish(RevisionTerms.First, profile.Progress.DraftVersion, A.Morning);
        return profile;
    }

    public SkillProfile Retired()
    {
        var profile = Published();
        profile.Retire(replacedBy: null, profile.Progress.PublicVersion!.Value, A.Morning);
        return profile;
    }
}
