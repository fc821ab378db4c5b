using System.Text;

namespace RoleCatalog.Infrastructure.Search;

/// <summary>Forms that a text is found by although they do not stand in it: frontend of front-end, knockout of Knockout.js.</summary>
internal ref struct OtherForms
{
    private const string Js = ".js";
    private ReadOnlySpan<char> previous;
    private StringBuilder? forms;
    private StringBuilder? joined;
    private int parts;

    /// <summary>Words joined without their hyphens; but 3-5 is not 35.</summary>
    public static bool IsName(ReadOnlySpan<char> joined) => joined.ContainsAnyExceptInRange('0', '9');

    public void Add(TermReader term)
    {
        if (term.IsAfterHyphen)
        {
            Join(term.Written);
        }
        else
        {
            EndOfWord();
        }

        if (term.Term.EndsWith(Js) && !KnownNames.AreSame(term.Term[..^Js.Length], term.Term))
        {
            Append(term.Term[..^Js.Length], []);
        }

        previous = term.Written;
    }

    public void AppendTo(StringBuilder into)
    {
        EndOfWord();
        into.Append(forms);
    }

    // Each two words that are neighbours, and all of them.
    private void Join(ReadOnlySpan<char> word)
    {
        joined ??= new StringBuilder();
        if (parts == 0)
        {
            joined.Append(previous);
            parts = 1;
        }

        joined.Append(word);
        parts++;
        if (IsName(previous) || IsName(word))
        {
            Append(previous, word);
        }
    }

    private void EndOfWord()
    {
        if (parts > 2 && joined!.ToString() is var whole && IsName(whole))
        {
            Append(whole, []);
        }

        joined?.Clear();
        parts = 0;
    }

    private void Append(ReadOnlySpan<char> first, ReadOnlySpan<char> second)
    {
        forms ??= new StringBuilder();
        forms.Append(' ').Append(Terms.Gap).Append(' ').Append(first).Append(second);
    }
}
