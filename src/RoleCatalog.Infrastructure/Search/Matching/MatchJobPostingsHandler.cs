using MediatR;
using RoleCatalog.Application.Matching;
using RoleCatalog.Application.Paging;
using RoleCatalog.Contracts.JobPostings;
using RoleCatalog.Infrastructure.Changes;

namespace RoleCatalog.Infrastructure.Search.Matching;

/// <summary>Matches skills with the index, and shows the postings as the log has them.</summary>
internal sealed class MatchJobPostingsHandler(SearchIndex search, LogStore store, SearchOptions options)
    : IRequestHandler<MatchJobPostings, Matches<JobPostingState>>
{
    public async Task<Matches<JobPostingState>> Handle(MatchJobPostings query, CancellationToken cancellationToken)
    {
        var among = query.Among;
        var cursor = Cursor.For(
            "posting-matches",
            [.. query.Skills.Select(skill => $"{skill}"), .. SearchJobPostingsHandler.FiltersOf(among)]
        );
        var (after, logId) = SearchJobPostingsHandler.After(cursor.Read(among.Cursor));
        var ranks = await store.Read<IndexSource, LevelRanks>(source => source.Levels(), cancellationToken);
        var (found, fits) = search.Read(
            (index, reader) =>
                logId is null || logId == index.LogId
                    ? new MatchRun(query, ranks, index, reader, options.CountedExactly, cancellationToken).Run(after)
                    : throw CursorException.OfAnotherLog()
        );
        var states = await store.Read<IndexSource, IReadOnlyList<JobPostingState>>(
            source => source.States([.. found.Positions.Take(among.Limit)]),
            cancellationToken
        );
        return new Matches<JobPostingState>
        {
            Items = [.. states.Zip(fits)],
            NextCursor = found.NextCursor(cursor, among.Limit),
            Total = found.Total,
            Facets = found.NamedFacets,
        };
    }
}
