using RoleCatalog.Application;
using RoleCatalog.Contracts;
using RoleCatalog.Contracts.SkillProfiles;
using RoleCatalog.Contracts.Skills;
using RoleCatalog.Domain;
using RoleCatalog.Domain.Skills;
using RoleCatalog.Infrastructure.Search.Index;
using RoleCatalog.Infrastructure.Search.Suggesting;

namespace RoleCatalog.Infrastructure.Search;

/// <summary>The skills and profiles as the log has them up to the position of the index: what names mean in a search.</summary>
internal sealed class CatalogNames
{
    private readonly Dictionary<string, SkillName> skills = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> named = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> replaced = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ProfileName> profiles = new(StringComparer.Ordinal);

    /// <summary>Rises with each change of a skill.</summary>
    public int SkillsVersion { get; private set; }

    public IEnumerable<ProfileName> Profiles => profiles.Values;

    /// <summary>The ids of skills by the beginnings of their names.</summary>
    public NameStarts<string> Starts { get; } = new();

    /// <summary>What profiles ask for has numbers of its own: no posting may ask for it yet.</summary>
    public Words ProfileWords { get; } = new();

    public void Put(SkillState state)
    {
        Forget(state.Id);
        var names = state
            .Labels.Values.Concat(state.Aliases.Values.SelectMany(each => each))
            .Select(Text.Folded)
            .Append(state.Key)
            .ToHashSet();
        skills[state.Id] = new SkillName(
            state.Id,
            state.Key,
            state.Labels,
            state.Status == Wire.Name(SkillStatus.Active),
            state.ReplacedBy,
            names
        );
        foreach (var name in names)
        {
            IdsOf(named, name).Add(state.Id);
            Starts.Add(state.Id, name);
        }

        if (state.ReplacedBy is { } other)
        {
            IdsOf(replaced, other).Add(state.Id);
        }

        SkillsVersion++;
    }

    public void Put(SkillProfileState state, int contentRevision) =>
        profiles[state.Id] = ProfileName.Of(state, contentRevision, ProfileWords);

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

    /// <summary>A skill, and all that it has replaced.</summary>
    public IEnumerable<string> StandsFor(string id) =>
        replaced.TryGetValue(id, out var ids) ? ids.SelectMany(StandsFor).Prepend(id) : [id];

    /// <summary>What a word of a skill stands for now.</summary>
    public (string Id, string Key, LocalizedText? Labels) Current(Word word)
    {
        var id = CurrentOf(word.Name);
        return skills.GetValueOrDefault(id) is { } skill ? (id, skill.Key, skill.Labels) : (id, word.Shown, null);
    }

    /// <summary>The skills, current ones, that a name leads to: a key, an id, a label or an alias, of those that are replaced too.</summary>
    public IReadOnlySet<string> Current(string name) =>
        skills.ContainsKey(name) ? new HashSet<string> { CurrentOf(name) }
        : named.TryGetValue(Text.Folded(name), out var ids) ? ids.Select(CurrentOf).ToHashSet()
        : new HashSet<string>();

    private void Forget(string id)
    {
        if (skills.GetValueOrDefault(id) is not { } known)
        {
            return;
        }

        foreach (var name in known.Names)
        {
            named[name].Remove(id);
            Starts.Remove(id, name);
        }

        if (known.ReplacedBy is { } other)
        {
            replaced[other].Remove(id);
        }
    }

    private static HashSet<string> IdsOf(Dictionary<string, HashSet<string>> all, string name)
    {
        if (!all.TryGetValue(name, out var ids))
        {
            all[name] = ids = [];
        }

        return ids;
    }
}

internal sealed record SkillName(
    string Id,
    string Key,
    LocalizedText Labels,
    bool IsActive,
    string? ReplacedBy,
    IReadOnlySet<string> Names
);
