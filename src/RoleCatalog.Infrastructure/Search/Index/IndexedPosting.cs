using System.Text;
using RoleCatalog.Contracts.JobPostings;
using RoleCatalog.Contracts.RoleDescriptions;
using RoleCatalog.Contracts.Skills;

namespace RoleCatalog.Infrastructure.Search.Index;

/// <summary>A posting as the index takes it: its texts cut into terms, and what it can be found by beside them.</summary>
internal sealed record IndexedPosting(
    Guid Id,
    string Title,
    string Skills,
    string Body,
    string Keys,
    JobPostingState State
)
{
    /// <summary>In all its languages.</summary>
    public IEnumerable<string> Titles => State.Title.Values;

    public static IndexedPosting Of(JobPostingState state)
    {
        var (title, skills, body) = (new StringBuilder().Append(Terms.Gap), new StringBuilder(), new StringBuilder());
        RoleText.Add(title, state.Title);
        RoleText.AddRequirements(skills, body, state.RequirementGroups);
        RoleText.Add(body, state.Summary, state.Description);
        RoleText.AddResponsibilities(body, state.ResponsibilityGroups);
        AddOffer(body, state);
        return new(Guid.Parse(state.Id), title.ToString(), skills.ToString(), body.ToString(), KeysOf(state), state);
    }

    private static void AddOffer(StringBuilder body, JobPostingState state)
    {
        RoleText.Add(body, state.Organization.Name);
        RoleText.Add(body, state.Organization.Unit);
        foreach (var location in state.Locations)
        {
            RoleText.Add(body, location.Locality);
            RoleText.Add(body, location.Region);
        }
    }

    private static string KeysOf(JobPostingState state) =>
        string.Join(
            ' ',
            Names(state).Distinct().Select(each => IndexKey.Of(each.Kind, each.Name)).Concat(ExternalKeys(state))
        );

    private static IEnumerable<string> ExternalKeys(JobPostingState state) =>
        state.ExternalIds.Select(id => IndexKey.OfExternalId(id.Scheme, id.Value));

    private static IEnumerable<(WordKind Kind, string Name)> Names(JobPostingState state)
    {
        foreach (var skill in SkillsOf(state.RequirementGroups))
        {
            yield return (WordKind.Skill, skill.Id);
        }

        if (state.Profile is { } profile)
        {
            yield return (WordKind.Profile, profile.Id);
        }

        yield return (WordKind.Organization, Domain.Text.Folded(state.Organization.Name));
        foreach (var location in state.Locations)
        {
            yield return (WordKind.Country, location.Country);
            if (location.Region is { } region)
            {
                yield return (WordKind.Region, Domain.Text.Folded(region));
            }

            if (location.Locality is { } locality)
            {
                yield return (WordKind.Locality, Domain.Text.Folded(locality));
            }
        }
    }

    private static IEnumerable<SkillReference> SkillsOf(IEnumerable<RequirementGroupState> groups) =>
        groups.SelectMany(group => group.Requirements).SelectMany(requirement => requirement.Skills);
}
