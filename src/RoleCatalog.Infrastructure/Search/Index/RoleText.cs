using System.Text;
using RoleCatalog.Contracts;
using RoleCatalog.Contracts.RoleDescriptions;

namespace RoleCatalog.Infrastructure.Search.Index;

/// <summary>Cuts the texts of a role into terms, each text with a gap behind it.</summary>
internal static class RoleText
{
    public static void Add(StringBuilder terms, params ReadOnlySpan<LocalizedText?> texts)
    {
        foreach (var text in texts)
        {
            foreach (var each in text?.Values ?? [])
            {
                Add(terms, each);
            }
        }
    }

    public static void Add(StringBuilder terms, string? text)
    {
        if (text is not null)
        {
            Terms.AppendTo(terms, text);
            terms.Append(' ').Append(Terms.Gap);
        }
    }

    public static void AddRequirements(
        StringBuilder skills,
        StringBuilder texts,
        IReadOnlyList<RequirementGroupState> groups
    )
    {
        foreach (var requirement in groups.SelectMany(group => group.Requirements))
        {
            foreach (var skill in requirement.Skills)
            {
                Add(skills, skill.Labels);
            }

            Add(texts, requirement.Text, requirement.Description);
        }

        Add(texts, [.. groups.Select(group => group.Title)]);
    }

    public static void AddResponsibilities(StringBuilder texts, IReadOnlyList<ResponsibilityGroupState> groups)
    {
        foreach (var group in groups)
        {
            Add(texts, group.Title);
            Add(texts, [.. group.Responsibilities.Select(each => each.Text)]);
        }
    }
}
