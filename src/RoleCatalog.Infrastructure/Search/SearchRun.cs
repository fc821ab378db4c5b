using RoleCatalog.Application.JobPostings;
using RoleCatalog.Application.Paging;
using RoleCatalog.Infrastructure.Persistence.Sqlite;
using RoleCatalog.Infrastructure.Search.Index;

namespace RoleCatalog.Infrastructure.Search;

/// <summary>One search of one state of the index.</summary>
internal sealed class SearchRun(
    SearchJobPostings query,
    SearchText text,
    LevelRanks levels,
    LiveIndex index,
    ReusingConnection reader,
    int countedExactly,
    CancellationToken cancellationToken
)
{
    private readonly FilteredPostings filtered = new(
        query,
        text,
        new Criteria(query, index, levels),
        index,
        reader,
        countedExactly,
        cancellationToken
    );

    public Found Run(PostingPlace after)
    {
        var scan = filtered.Scan();
        var selection = filtered.Select();
        var page = Page(after, query.Limit + 1, selection, scan);
        return new Found(
            index.LogId,
            index.Position,
            selection.Total,
            !selection.IsComplete,
            page,
            [.. page.Select(place => index.Facts[place.Number].Position)],
            filtered.Facets(selection)
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
        var (anywhere, title, skills) = (text.Anywhere, text.In(Atom.Title), text.In(Atom.TitleAndSkills));
        TermMatch[] tiers =
        [
            new(title, anywhere.None, []),
            new(skills, anywhere.None, title),
            new(anywhere.All, anywhere.None, skills),
        ];
        for (var tier = (int)Math.Clamp(after.Key, 0, tiers.Length); tier < tiers.Length; tier++)
        {
            var below = tier == after.Key ? after.Number : int.MaxValue;
            foreach (var number in filtered.Scan(tiers[tier]).Below(below))
            {
                yield return new PostingPlace(tier, number);
            }
        }
    }
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
)
{
    public string? NextCursor(Cursor cursor, int limit) =>
        Page.Count > limit ? cursor.After(LogId, Page[limit - 1].Key, (long)Page[limit - 1].Number) : null;

    /// <summary>By their names; null when none was asked for.</summary>
    public IReadOnlyDictionary<string, FacetCounts>? NamedFacets =>
        Facets.Count == 0 ? null : Facets.ToDictionary(facet => PostingFacets.NameOf(facet.Key), facet => facet.Value);
}
