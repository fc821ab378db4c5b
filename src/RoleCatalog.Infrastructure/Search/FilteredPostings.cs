using RoleCatalog.Application.JobPostings;
using RoleCatalog.Infrastructure.Persistence.Sqlite;
using RoleCatalog.Infrastructure.Search.Index;

namespace RoleCatalog.Infrastructure.Search;

/// <summary>The postings of which words and filters hold, and the counts of their facts.</summary>
internal sealed class FilteredPostings(
    SearchJobPostings query,
    SearchText text,
    Criteria criteria,
    LiveIndex index,
    ReusingConnection reader,
    int countedExactly,
    CancellationToken cancellationToken
)
{
    private readonly IReadOnlyList<Condition> all = criteria.Without();

    /// <summary>All of them.</summary>
    public Scan Scan() => Scan(text.Anywhere);

    /// <summary>Those of them that have the words somewhere in particular.</summary>
    public Scan Scan(TermMatch terms) => Scan(all, terms);

    /// <summary>The newest of them.</summary>
    public Selection Select() => Select(Scan());

    /// <summary>The counts of what is asked for, each under the other filters.</summary>
    /// <param name="selection">Those under all filters.</param>
    public Dictionary<PostingFacet, FacetCounts> Facets(Selection selection)
    {
        var counter = new FacetCounter(index, criteria);
        return query
            .Facets.Distinct()
            .GroupBy(facet => criteria.Filters(facet) ? facet : (PostingFacet?)null)
            .SelectMany(alike => counter.Count([.. alike], alike.Key is { } own ? SelectWithout(own) : selection))
            .ToDictionary();
    }

    private Selection SelectWithout(PostingFacet facet) => Select(Scan(criteria.Without(facet), text.Anywhere));

    private Selection Select(Scan scan) => Selection.Of(scan, index.Facts.Highest, countedExactly);

    private Scan Scan(IReadOnlyList<Condition> conditions, TermMatch terms) =>
        new(index, reader, conditions, terms, cancellationToken);
}
