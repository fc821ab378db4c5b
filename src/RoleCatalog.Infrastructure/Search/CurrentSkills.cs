using RoleCatalog.Infrastructure.Search.Index;

namespace RoleCatalog.Infrastructure.Search;

/// <summary>For each word of a skill one word that is the same for all that one skill stands for now.</summary>
internal sealed class CurrentSkills(Words words, CatalogNames names)
{
    private volatile Known known = new(-1, []);

    public int[] All()
    {
        var last = known;
        if (last.Version != names.SkillsVersion || last.Words.Length < words.Count)
        {
            last = new Known(names.SkillsVersion, Read());
            known = last;
        }

        return last.Words;
    }

    // What no posting has asked for yet has no word of its own: of those that it replaces the first stands for all.
    private int[] Read()
    {
        var (all, first) = (new int[words.Count], new Dictionary<string, int>(StringComparer.Ordinal));
        foreach (var word in words.Of(WordKind.Skill).Where(word => word.Number < all.Length))
        {
            var current = names.CurrentOf(word.Name);
            first.TryAdd(current, word.Number);
            all[word.Number] = first[current];
        }

        return all;
    }

    private sealed record Known(int Version, int[] Words);
}
