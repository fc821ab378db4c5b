namespace RoleCatalog.Infrastructure.Search.Index;

/// <summary>One of some phrases, looked for in some columns of the terms.</summary>
/// <param name="Columns">Their names with blanks between; all when empty.</param>
/// <param name="Word">The phrases.</param>
internal sealed record Atom(string Columns, SearchWord Word)
{
    public const string Title = "title";
    public const string TitleAndSkills = "title skills";
    public const string Keys = "keys";

    /// <summary>As FTS5 takes it.</summary>
    public string Match { get; } = Columns.Length == 0 ? Word.Match : $"({{{Columns}}} : {Word.Match})";

    public static Atom Anywhere(SearchWord word) => new("", word);

    /// <summary>That a posting has one of some keys.</summary>
    public static Atom OneOf(IEnumerable<string> keys) =>
        new(Keys, new SearchWord([.. keys.Select(key => new Phrase([key], IsPrefix: false))]));

    /// <summary>Whether the posting has it: what a match against the terms would tell.</summary>
    public bool IsIn(TermsOfPosting posting) =>
        Columns switch
        {
            Title => Word.IsIn(posting.Title),
            TitleAndSkills => Word.IsIn(posting.Title) || Word.IsIn(posting.Skills),
            Keys => Word.IsIn(posting.Keys),
            _ => Word.IsIn(posting.Title) || Word.IsIn(posting.Skills) || Word.IsIn(posting.Body),
        };
}

/// <summary>What the terms of a posting must be like: all of some atoms, none of others, and not all of a third kind.</summary>
internal sealed record TermMatch(IReadOnlyList<Atom> All, IReadOnlyList<Atom> None, IReadOnlyList<Atom> NotAll)
{
    public static TermMatch Any { get; } = new([], [], []);

    public IEnumerable<Atom> Atoms => All.Concat(None).Concat(NotAll);

    public TermMatch With(IEnumerable<Atom> more) => this with { All = [.. All, .. more] };

    /// <summary>As FTS5 takes it; null when any will do.</summary>
    public string? Match
    {
        get
        {
            if (All.Count + None.Count + NotAll.Count == 0)
            {
                return null;
            }

            var match = All.Count == 0 ? $"\"{Terms.Gap}\"" : $"({Joined(All, SearchText.And)})";
            match = None.Count == 0 ? match : $"({match} NOT ({Joined(None, SearchWord.Or)}))";
            return NotAll.Count == 0 ? match : $"({match} NOT ({Joined(NotAll, SearchText.And)}))";
        }
    }

    private static string Joined(IReadOnlyList<Atom> atoms, string between) =>
        string.Join(between, atoms.Select(atom => atom.Match));
}

/// <summary>The terms of a posting, in each column with a blank before and behind each.</summary>
internal sealed record TermsOfPosting(string Title, string Skills, string Body, string Keys)
{
    public static TermsOfPosting Of(IndexedPosting posting) =>
        new($" {posting.Title} ", $" {posting.Skills} ", $" {posting.Body} ", $" {posting.Keys} ");
}
