using RoleCatalog.Application;
using RoleCatalog.Application.JobPostings;
using RoleCatalog.Application.RoleDescriptions;
using RoleCatalog.Application.SkillProfiles;
using RoleCatalog.Application.Skills;
using RoleCatalog.Contracts.JobPostings;
using RoleCatalog.Contracts.SkillProfiles;
using RoleCatalog.Contracts.Skills;

namespace RoleCatalog.StoreTests.Persistence.Races;

/// <summary>What races begin with, named after the race.</summary>
internal static class Arranged
{
    public static async Task<IReadOnlyList<SkillState>> Skills(this StoredCatalog catalog, params string[] keys)
    {
        var skills = new List<SkillState>();
        foreach (var key in keys)
        {
            skills.Add(await catalog.Send(new DefineSkill(A.Skill(key), AllowDuplicate: true)));
        }

        return skills;
    }

    /// <summary>A profile whose one requirement names the skills, and perhaps a level.</summary>
    public static SkillProfileDraft Asking(string key, RequirementInput requirement) =>
        A.Profile(key) with
        {
            Summary = A.Text("Builds.", "Membangun."),
            ResponsibilityGroups = [new() { Responsibilities = [new() { Text = A.Text("Help.", "Membantu.") }] }],
            RequirementGroups = [new() { Requirements = [requirement] }],
            Placeholders = [],
            ExternalIds = [],
        };

    public static SkillProfileDraft Asking(string key, params string[] skills) =>
        Asking(key, new RequirementInput { Text = A.Text("Knows it.", "Tahu."), Skills = skills });

    public static async Task<SkillProfileState> Published(this StoredCatalog catalog, SkillProfileDraft profile)
    {
        var draft = await catalog.Draft(profile);
        return await catalog.Send(new PublishSkillProfile(profile.Key!, draft.Version));
    }

    /// <summary>A posting of a profile without placeholders.</summary>
    public static JobPostingDraft Plain(string profile) =>
        A.Posting(profile) with
        {
            PlaceholderValues = null,
            ExternalIds = [],
        };

    public static async Task<string> Draft(this StoredCatalog catalog, JobPostingDraft posting) =>
        (await catalog.Send(new CreateJobPosting(posting))).Value.Id!;

    public static Task<JobPostingState> Live(this StoredCatalog catalog, string profile) =>
        catalog.Publish(Plain(profile));

    /// <summary>Where in the log the last change of that type stands, of an entity of which there may be only the key.</summary>
    public static async Task<long> Position(this StoredCatalog catalog, string type, string id) =>
        await catalog.One<long>(
            "SELECT COALESCE(MAX(position), 0) FROM changes WHERE type = @type AND entity_id = @id",
            new { type, id }
        );

    public static async Task<string?> IdOfProfile(this StoredCatalog catalog, string key) =>
        (await catalog.Rows<string>("SELECT id FROM skill_profiles WHERE [key] = @key", new { key })).SingleOrDefault();

    public static Task<long> Count(this StoredCatalog catalog, string rows, object parameters) =>
        catalog.One<long>($"SELECT COUNT(*) FROM {rows}", parameters);
}
