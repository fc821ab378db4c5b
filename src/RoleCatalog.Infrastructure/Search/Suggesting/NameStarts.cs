using System.Runtime.InteropServices;

namespace RoleCatalog.Infrastructure.Search.Suggesting;

/// <summary>Names that are found by their beginnings, and by the beginnings of their later words. One writer changes them while nobody reads.</summary>
/// <typeparam name="T">What bears the names.</typeparam>
internal sealed class NameStarts<T>
    where T : notnull
{
    private readonly List<Name<T>> names = [];
    private readonly Stack<int> free = [];
    private readonly WordLists first = new();
    private readonly WordLists later = new();

    public void Add(T bearer, string name)
    {
        foreach (var form in NameForms.OfName(name))
        {
            var number = Keep(new Name<T>(form, bearer));
            first.Add(WordAt(form, 0), number);
            foreach (var at in NameForms.LaterWords(form))
            {
                later.Add(WordAt(form, at), number);
            }
        }
    }

    public void Remove(T bearer, string name)
    {
        foreach (var form in NameForms.OfName(name))
        {
            var number = NumberOf(new Name<T>(form, bearer));
            first.Remove(WordAt(form, 0), number);
            foreach (var at in NameForms.LaterWords(form))
            {
                later.Remove(WordAt(form, at), number);
            }

            names[number] = default;
            free.Push(number);
        }
    }

    /// <summary>All names that begin so, among others whose first word does.</summary>
    public IEnumerable<Name<T>> Beginning(string typed) => Of(first, typed);

    /// <summary>All names in which a later word begins so, among others.</summary>
    public IEnumerable<Name<T>> WithWord(string typed) => Of(later, typed);

    // A word that is followed by another is typed to its end.
    private IEnumerable<Name<T>> Of(WordLists lists, string typed) =>
        (
            typed.Contains(NameForms.Blank, StringComparison.Ordinal)
                ? lists.Of(WordAt(typed, 0))
                : lists.Beginning(typed)
        ).Select(number => names[number]);

    private int Keep(Name<T> name)
    {
        if (free.TryPop(out var number))
        {
            names[number] = name;
            return number;
        }

        names.Add(name);
        return names.Count - 1;
    }

    // In the shortest of the lists that have it: names that come and go have a rare word.
    private int NumberOf(Name<T> name)
    {
        var shortest = first.Of(WordAt(name.Form, 0));
        foreach (var at in NameForms.LaterWords(name.Form))
        {
            var numbers = later.Of(WordAt(name.Form, at));
            shortest = numbers.Count < shortest.Count ? numbers : shortest;
        }

        return shortest[shortest.FindIndex(number => names[number].Equals(name))];
    }

    private static ReadOnlySpan<char> WordAt(string form, int at)
    {
        var rest = form.AsSpan(at);
        var end = rest.IndexOf(NameForms.Blank);
        return end < 0 ? rest : rest[..end];
    }
}

/// <param name="Form">The name, in one of its forms.</param>
/// <param name="Bearer">What is so named.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Name<T>(string Form, T Bearer)
{
    /// <summary>Kept here, because the texts of many names lie far apart in memory.</summary>
    public int Length { get; } = Form.Length;
}
