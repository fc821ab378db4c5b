using System.Runtime.InteropServices;

namespace RoleCatalog.Infrastructure.Search.Suggesting;

/// <summary>What a name stands for.</summary>
/// <param name="Subject">What is suggested.</param>
/// <param name="Name">What decides between those that as many postings have.</param>
/// <param name="Count">How many published public postings have it.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Meaning<T>(T Subject, string Name, int Count);

/// <summary>What has been found by what is typed, each once by the nearest of its names.</summary>
/// <param name="meaningOf">What a bearer of names stands for; null when it is not suggested.</param>
internal sealed class Nearest<T>(Func<T, Meaning<T>?> meaningOf)
    where T : IComparable<T>
{
    private readonly Dictionary<T, (Nearness Nearness, Meaning<T> Meaning)> found = [];

    /// <summary>The nearest, of those that are as near the most frequent ones.</summary>
    public IEnumerable<(Nearness Nearness, Meaning<T> Meaning)> Of(
        NameStarts<T> starts,
        IReadOnlyList<string> typed,
        int limit
    )
    {
        foreach (var (bearer, nearness) in typed.SelectMany(starts.Beginning))
        {
            Add(bearer, nearness);
        }

        if (found.Count < limit)
        {
            foreach (var bearer in typed.SelectMany(starts.WithWord))
            {
                Add(bearer, Nearness.Word);
            }
        }

        return found
            .Values.OrderBy(each => each.Nearness)
            .ThenByDescending(each => each.Meaning.Count)
            .ThenBy(each => each.Meaning.Name, StringComparer.Ordinal)
            .Take(limit);
    }

    private void Add(T bearer, Nearness nearness)
    {
        if (
            meaningOf(bearer) is { } meaning
            && (!found.TryGetValue(meaning.Subject, out var known) || nearness < known.Nearness)
        )
        {
            found[meaning.Subject] = (nearness, meaning);
        }
    }
}
