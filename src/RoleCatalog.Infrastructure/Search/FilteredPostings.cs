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
    int countedExactly
)
{
    private readonly IReadOnlyList<Condition> all = criteria.Without();

    /// <summary>All of them.</summary>
    public Scan Scan() => Scan(all, TextAnywhere);

    /// <summary>Those of them that have what is wanted somewhere in particular.</summary>
    /// <param name="wanted">An expression of FTS5.</param>
    public Scan Scan(string wanted) => Scan(all, WithoutUnwanted(wanted));

    /// <summary>The newest of them.</summary>
    public Selection Select() => Select(Scan());

    /// <summary>The counts of what is asked for, each under the other filters.</summary>
    /// <param name="selection">Those under all filters.</param>
    public Dictionary<PostingFacet, FacetCounts> Facets(Selection selection)
    {
        var counter = new FacetCounter(index);
        return query
            .Facets.Distinct()
            .ToDictionary(
                facet => facet,
                facet =>
                    counter.Count(
                        facet,
                        criteria.Filters(facet) ? Select(Scan(criteria.Without(facet), TextAnywhere)) : selection
                    )
            );
    }

    private Selection Select(Scan scan) => Selection.Of(scan, index.Facts.Highest, countedExactly);

    private Scan Scan(IReadOnlyList<Condition> conditions, string? expression) =>
        new(index, reader, conditions, expression);

    private string? TextAnywhere =>
        text.WantedMatch is { } wanted ? WithoutUnwanted(wanted)
        : text.UnwantedMatch is not null ? WithoutUnwanted($"\"{Terms.Gap}\"")
        : null;

    private string WithoutUnwanted(string wanted) =>
        text.UnwantedMatch is { } unwanted ? $"({wanted}) NOT ({unwanted})" : wanted;
}
