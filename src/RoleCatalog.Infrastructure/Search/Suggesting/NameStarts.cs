using System.Runtime.InteropServices;

namespace RoleCatalog.Infrastructure.Search.Suggesting;

/// <summary>How near a name is to what is typed, the nearest first.</summary>
internal enum Nearness
{
    /// <summary>It is the name.</summary>
    Whole,

    /// <summary>The name begins so.</summary>
    Beginning,

    /// <summary>A later word of the name begins so.</summary>
    Word,
}

/// <summary>Names that are found by their beginnings, and by the beginnings of their words. One writer changes them while nobody reads.</summary>
/// <typeparam name="T">What bears the names.</typeparam>
internal sealed class NameStarts<T>
    where T : IComparable<T>
{
    private readonly SortedSet<Start> names = new(new InOrder());
    private readonly SortedSet<Start> words = new(new InOrder());

    public void Add(T bearer, string name)
    {
        foreach (var form in NameForms.OfName(name))
        {
            names.Add(new Start(form, 0, bearer));
            words.UnionWith(NameForms.LaterWords(form).Select(at => new Start(form, at, bearer)));
        }
    }

    public void Remove(T bearer, string name)
    {
        foreach (var form in NameForms.OfName(name))
        {
            names.Remove(new Start(form, 0, bearer));
            words.ExceptWith(NameForms.LaterWords(form).Select(at => new Start(form, at, bearer)));
        }
    }

    /// <summary>Whose names begin so.</summary>
    public IEnumerable<(T Bearer, Nearness Nearness)> Beginning(string typed) =>
        From(names, typed)
            .Select(start => (start.Bearer, start.Form.Length == typed.Length ? Nearness.Whole : Nearness.Beginning));

    /// <summary>In whose names a later word begins so.</summary>
    public IEnumerable<T> WithWord(string typed) => From(words, typed).Select(start => start.Bearer);

    // U+FFFF is no character, and behind all that are.
    private static SortedSet<Start> From(SortedSet<Start> starts, string typed) =>
        starts.GetViewBetween(new Start(typed, -1, default!), new Start(typed + '\uFFFF', 0, default!));

    /// <param name="Form">The name, in one of its forms.</param>
    /// <param name="At">Where the word begins; -1 is before all words that are alike.</param>
    /// <param name="Bearer">What is so named.</param>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Start(string Form, int At, T Bearer)
    {
        public ReadOnlySpan<char> Rest => Form.AsSpan(Math.Max(At, 0));
    }

    private sealed class InOrder : IComparer<Start>
    {
        public int Compare(Start x, Start y)
        {
            var order = x.Rest.SequenceCompareTo(y.Rest);
            order = order != 0 ? order : x.At.CompareTo(y.At);
            order = order != 0 ? order : string.CompareOrdinal(x.Form, y.Form);
            return order != 0 ? order : Comparer<T>.Default.Compare(x.Bearer, y.Bearer);
        }
    }
}
