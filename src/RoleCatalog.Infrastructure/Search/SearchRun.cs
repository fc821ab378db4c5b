using RoleCatalog.Application.JobPostings;
using RoleCatalog.Infrastructure.Persistence.Sqlite;
using RoleCatalog.Infrastructure.Search.Index;

namespace RoleCatalog.Infrastructure.Search;

/// <summary>One search of one state of the index.</summary>
internal sealed class SearchRun(
    SearchJobPostings query,
    SearchText text,
    IReadOnlyList<LevelRank> levels,
    LiveIndex index,
    ReusingConnection reader,
    int countedExactly,
    CancellationToken cancellationToken
)
{
    private readonly Criteria criteria = new(query, index, levels);

    public Found Run(PostingPlace after)
    {
        var scan = Scan(criteria.Without(), Anywhere);
        var selection = Selection.Of(scan, index.Facts.Highest, countedExactly);
        var page = Page(after, query.Limit + 1, selection, scan);
        return new Found(
            index.LogId,
            index.Position,
            selection.Total,
            !selection.IsComplete,
            page,
            [.. page.Select(place => index.Facts[place.Number].Position)],
            Facets(selection)
        );
    }

    /// <summary>What orders it: what is asked for, or what suits the words.</summary>
    public static PostingSort SortOf(SearchJobPostings query, SearchText text) =>
        query.Sort is { } sort and not PostingSort.Relevance ? sort
        : text.IsEmpty ? PostingSort.Newest
        : query.Sort ?? PostingSort.Relevance;

    private IReadOnlyList<PostingPlace> Page(PostingPlace after, int count, Selection selection, Scan scan) =>
        SortOf(query, text) switch
        {
            PostingSort.Newest => [.. Newest(scan, after.Number).Take(count)],
            PostingSort.Relevance when text.Wanted.Count > 0 => [.. Relevant(after).Take(count)],
            PostingSort.Relevance => [.. Newest(scan, after.Number).Take(count)],
            _ => PostingOrder.Of(query, index, reader).After(after, count, selection, scan, index),
        };

    private static IEnumerable<PostingPlace> Newest(Scan scan, int below) =>
        scan.Below(below).Select(number => new PostingPlace(0, number));

    // All words in the title, then all in the title and the skills, then anywhere.
    private IEnumerable<PostingPlace> Relevant(PostingPlace after)
    {
        var (title, skills) = (Wanted(Atom.Title), Wanted(Atom.TitleAndSkills));
        TermQuery[] tiers =
        [
            Anywhere with
            {
                All = title,
            },
            Anywhere with
            {
                All = skills,
                NotAll = title,
            },
            Anywhere with
            {
                NotAll = skills,
            },
        ];
        var conditions = criteria.Without();
        for (var tier = (int)Math.Clamp(after.Key, 0, tiers.Length); tier < tiers.Length; tier++)
        {
            var below = tier == after.Key ? after.Number : int.MaxValue;
            foreach (var number in Scan(conditions, tiers[tier]).Below(below))
            {
                yield return new PostingPlace(tier, number);
            }
        }
    }

    private Dictionary<PostingFacet, FacetCounts> Facets(Selection selection)
    {
        var counter = new FacetCounter(index);
        return query
            .Facets.Distinct()
            .GroupBy(facet => criteria.Filters(facet) ? facet : (PostingFacet?)null)
            .SelectMany(alike => counter.Count([.. alike], alike.Key is { } own ? SelectionWithout(own) : selection))
            .ToDictionary();
    }

    private Selection SelectionWithout(PostingFacet facet) =>
        Selection.Of(Scan(criteria.Without(facet), Anywhere), index.Facts.Highest, countedExactly);

    private Scan Scan(IReadOnlyList<Condition> conditions, TermQuery terms) =>
        new(index, reader, conditions, terms, cancellationToken);

    private TermQuery Anywhere => new(Wanted(""), [.. text.Unwanted.Select(Atom.Anywhere)], []);

    private IReadOnlyList<Atom> Wanted(string columns) => [.. text.Wanted.Select(word => new Atom(columns, word))];
}

/// <summary>What a search has found in the index.</summary>
/// <param name="Positions">Of the states of the page, in its order.</param>
internal sealed record Found(
    string LogId,
    long Position,
    long Total,
    bool TotalIsEstimate,
    IReadOnlyList<PostingPlace> Page,
    IReadOnlyList<long> Positions,
    IReadOnlyDictionary<PostingFacet, FacetCounts> Facets
);
