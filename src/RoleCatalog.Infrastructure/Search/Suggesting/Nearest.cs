namespace RoleCatalog.Infrastructure.Search.Suggesting;

/// <summary>The nearest of what is found by what is typed, each once.</summary>
/// <param name="starts">The names.</param>
/// <param name="rankedOf">What a bearer of names stands for, when one of them is so near; null when it is not suggested.</param>
/// <param name="limit">How many at most.</param>
internal sealed class Nearest<T>(NameStarts<T> starts, Func<T, Nearness, Ranked<T>?> rankedOf, int limit)
    where T : notnull
{
    private readonly List<Ranked<T>> best = [];

    public IReadOnlyList<Ranked<T>> To(IReadOnlyList<string> typed)
    {
        foreach (var form in typed)
        {
            foreach (var name in starts.Beginning(form))
            {
                Offer(name, form, name.Length == form.Length ? Nearness.Whole : Nearness.Beginning);
            }
        }

        // Whatever is found by a later word is behind all these.
        foreach (var form in best.Count < limit ? typed : [])
        {
            foreach (var name in starts.WithWord(form))
            {
                Offer(name, form, Nearness.Word);
            }
        }

        return best;
    }

    // Many are offered, and few are near enough for their texts to be looked at.
    private void Offer(Name<T> name, string typed, Nearness nearness)
    {
        if (
            rankedOf(name.Bearer, nearness) is not { } ranked
            || (best.Count == limit && ranked.CompareTo(best[^1]) >= 0)
            || !Has(name.Form, typed, nearness)
        )
        {
            return;
        }

        var known = best.FindIndex(each => each.Subject.Equals(ranked.Subject));
        if (known >= 0 && best[known].CompareTo(ranked) <= 0)
        {
            return;
        }

        if (known >= 0 || best.Count == limit)
        {
            best.RemoveAt(known >= 0 ? known : limit - 1);
        }

        var place = best.BinarySearch(ranked);
        best.Insert(place < 0 ? ~place : place, ranked);
    }

    private static bool Has(string form, string typed, Nearness nearness) =>
        nearness == Nearness.Word
            ? NameForms.LaterWords(form).Any(at => form.AsSpan(at).StartsWith(typed))
            : form.StartsWith(typed, StringComparison.Ordinal);
}
