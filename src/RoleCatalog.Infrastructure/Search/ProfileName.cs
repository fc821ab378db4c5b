using System.Text;
using RoleCatalog.Application.SkillProfiles;
using RoleCatalog.Contracts;
using RoleCatalog.Contracts.SkillProfiles;
using RoleCatalog.Infrastructure.Search.Index;

namespace RoleCatalog.Infrastructure.Search;

/// <summary>A profile that was published, as the log has it.</summary>
/// <param name="Summary">What a list tells of it.</param>
/// <param name="ContentRevision">The revision that last changed more than translations.</param>
/// <param name="Mentions">The skills that it asks for.</param>
/// <param name="Terms">Its texts, cut into terms with a blank on each side.</param>
internal sealed record ProfileName(SkillProfileSummary Summary, int ContentRevision, Mention[] Mentions, string Terms)
{
    public string Id => Summary.Id;

    public string Key => Summary.Key;

    public string? Family => Summary.Family;

    public string? Seniority => Summary.Seniority;

    public LocalizedText Title => Summary.Title;

    public bool IsPublished => Summary.Status == "published";

    public static ProfileName Of(SkillProfileState state, int contentRevision, Words words)
    {
        var terms = new StringBuilder();
        RoleText.Add(terms, state.Title, state.Summary);
        RoleText.AddRequirements(terms, terms, state.RequirementGroups);
        RoleText.AddResponsibilities(terms, state.ResponsibilityGroups);
        return new ProfileName(
            SkillProfileSummary.Of(state),
            contentRevision,
            Index.Mentions.Of(state.RequirementGroups, words),
            terms.Append(' ').ToString()
        );
    }
}
