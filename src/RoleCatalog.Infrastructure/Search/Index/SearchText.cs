namespace RoleCatalog.Infrastructure.Search.Index;

/// <summary>Terms that stand side by side.</summary>
/// <param name="IsPrefix">The last may go on.</param>
internal sealed record Phrase(IReadOnlyList<string> Terms, bool IsPrefix)
{
    /// <summary>As FTS5 takes it; no term has a quotation mark.</summary>
    public string Match => $"\"{string.Join(' ', Terms)}\"{(IsPrefix ? " *" : "")}";

    /// <summary>Whether it is in terms that have a blank before and behind each.</summary>
    public bool IsIn(string terms) => terms.Contains(spaced, StringComparison.Ordinal);

    private readonly string spaced = $" {string.Join(' ', Terms)}{(IsPrefix ? "" : " ")}";
}

/// <summary>What was typed as one word or in quotation marks: one of these is looked for.</summary>
internal sealed record SearchWord(IReadOnlyList<Phrase> Alternatives)
{
    public const string Or = " OR ";

    public string Match { get; } = $"({string.Join(Or, Alternatives.Select(phrase => phrase.Match))})";

    public bool IsIn(string terms)
    {
        foreach (var phrase in Alternatives)
        {
            if (phrase.IsIn(terms))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>What a reader typed: all that is wanted is to be there, and nothing that is unwanted.</summary>
internal sealed record SearchText(IReadOnlyList<SearchWord> Wanted, IReadOnlyList<SearchWord> Unwanted)
{
    public const string And = " AND ";

    public bool IsEmpty => Wanted.Count == 0 && Unwanted.Count == 0;

    /// <summary>All that is wanted in any column, and nothing of what is unwanted.</summary>
    public TermMatch Anywhere => new(In(""), [.. Unwanted.Select(Atom.Anywhere)], []);

    /// <summary>What is wanted, in some columns.</summary>
    public IReadOnlyList<Atom> In(string columns) => [.. Wanted.Select(word => new Atom(columns, word))];

    /// <summary>An expression of FTS5; null if nothing is wanted.</summary>
    public string? WantedMatch { get; } = Joined(Wanted, And);

    /// <summary>An expression of FTS5 that finds what is unwanted; null if nothing is.</summary>
    public string? UnwantedMatch { get; } = Joined(Unwanted, SearchWord.Or);

    /// <summary>Whether a text that is cut into terms is what is looked for.</summary>
    public bool IsIn(string terms) => Wanted.All(word => word.IsIn(terms)) && !Unwanted.Any(word => word.IsIn(terms));

    /// <summary>
    /// Any text has a meaning. Words are all wanted, in any order; "phrases" as they stand; -word and -"a phrase" are unwanted;
    /// word* may go on, when it has two characters or more. There are no operators: AND, OR, NOT and NEAR are words.
    /// </summary>
    public static SearchText Parse(string typed)
    {
        var parts = TypedParts.Of(FoldedText.Of(typed)).ToLookup(part => part.IsUnwanted);
        return new SearchText(Words(parts[false]), Words(parts[true]));
    }

    private static IReadOnlyList<SearchWord> Words(IEnumerable<TypedPart> parts) =>
        [.. parts.SelectMany(SearchWords.Of).DistinctBy(word => word.Match)];

    private static string? Joined(IReadOnlyList<SearchWord> words, string between) =>
        words.Count == 0 ? null : string.Join(between, words.Select(word => word.Match));
}
