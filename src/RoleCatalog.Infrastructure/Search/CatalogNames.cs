using RoleCatalog.Contracts.SkillProfiles;
using RoleCatalog.Contracts.Skills;
using RoleCatalog.Domain;

namespace RoleCatalog.Infrastructure.Search;

/// <summary>The skills and profiles as the log has them up to the position of the index: what names mean in a search.</summary>
internal sealed class CatalogNames
{
    private readonly Dictionary<string, SkillName> skills = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> named = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ProfileName> profiles = new(StringComparer.Ordinal);

    /// <summary>Rises with each change of a skill.</summary>
    public int SkillsVersion { get; private set; }

    public IEnumerable<ProfileName> Profiles => profiles.Values;

    public void Put(SkillState state)
    {
        Forget(state.Id);
        var names = state
            .Labels.Values.Concat(state.Aliases.Values.SelectMany(each => each))
            .Select(Text.Folded)
            .Append(state.Key)
            .ToHashSet();
        skills[state.Id] = new SkillName(state.Id, state.Key, state.Labels, state.ReplacedBy, names);
        foreach (var name in names)
        {
            if (!named.TryGetValue(name, out var ids))
            {
                named[name] = ids = [];
            }

            ids.Add(state.Id);
        }

        SkillsVersion++;
    }

    public void Put(SkillProfileState state, int contentRevision) =>
        profiles[state.Id] = new ProfileName(
            state.Id,
            state.Key,
            state.Family,
            state.Seniority,
            state.Title,
            contentRevision
        );

    public ProfileName? Profile(string id) => profiles.GetValueOrDefault(id);

    public SkillName? Skill(string id) => skills.GetValueOrDefault(id);

    /// <summary>What stands for a skill now: itself, unless it is replaced.</summary>
    public string CurrentOf(string id)
    {
        // The domain refuses circles.
        while (skills.GetValueOrDefault(id)?.ReplacedBy is { } next && skills.ContainsKey(next))
        {
            id = next;
        }

        return id;
    }

    /// <summary>The skills, current ones, that a name leads to: a key, an id, a label or an alias, of those that are replaced too.</summary>
    public IReadOnlySet<string> Current(string name) =>
        skills.ContainsKey(name) ? new HashSet<string> { CurrentOf(name) }
        : named.TryGetValue(Text.Folded(name), out var ids) ? ids.Select(CurrentOf).ToHashSet()
        : new HashSet<string>();

    private static readonly IReadOnlySet<string> NoNames = new HashSet<string>();

    private void Forget(string id)
    {
        foreach (var name in skills.GetValueOrDefault(id)?.Names ?? NoNames)
        {
            named[name].Remove(id);
        }
    }
}

internal sealed record SkillName(
    string Id,
    string Key,
    Contracts.LocalizedText Labels,
    string? ReplacedBy,
    IReadOnlySet<string> Names
);

internal sealed record ProfileName(
    string Id,
    string Key,
    string? Family,
    string? Seniority,
    Contracts.LocalizedText Title,
    int ContentRevision
);
