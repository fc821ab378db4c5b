using System.Globalization;
using MediatR;
using RoleCatalog.Application;
using RoleCatalog.Application.JobPostings;
using RoleCatalog.Application.Paging;
using RoleCatalog.Contracts.JobPostings;
using RoleCatalog.Infrastructure.Changes;
using RoleCatalog.Infrastructure.Search.Index;

namespace RoleCatalog.Infrastructure.Search;

/// <summary>Searches the index, and shows what it has found as the log has it.</summary>
internal sealed class SearchJobPostingsHandler(SearchIndex search, LogStore store, SearchOptions options)
    : IRequestHandler<SearchJobPostings, JobPostingResults>
{
    public async Task<JobPostingResults> Handle(SearchJobPostings query, CancellationToken cancellationToken)
    {
        var text = SearchText.Parse(query.Words ?? "");
        var cursor = CursorOf(query, SearchRun.SortOf(query, text));
        var (after, logId) = After(cursor.Read(query.Cursor));
        var levels = query.Skills.Any(skill => skill.Level is not null)
            ? await store.Read<IndexSource, LevelRanks>(source => source.Levels(), cancellationToken)
            : new LevelRanks([]);
        var found = search.Read(
            (index, reader) =>
                logId is null || logId == index.LogId
                    ? new SearchRun(query, text, levels, index, reader, options.CountedExactly, cancellationToken).Run(
                        after
                    )
                    : throw CursorException.OfAnotherLog()
        );
        var states = await store.Read<IndexSource, IReadOnlyList<JobPostingState>>(
            source => source.States([.. found.Positions.Take(query.Limit)]),
            cancellationToken
        );
        return new JobPostingResults
        {
            Items = states,
            NextCursor = found.NextCursor(cursor, query.Limit),
            Total = found.Total,
            TotalIsEstimate = found.TotalIsEstimate,
            Facets = found.NamedFacets,
            Position = found.Position,
        };
    }

    /// <summary>The place that a page begins behind, and the log that it is of.</summary>
    public static (PostingPlace Place, string? LogId) After(CursorKey? key) =>
        key is null
            ? (PostingPlace.First, null)
            : (new PostingPlace(key.Number(1), (int)Math.Clamp(key.Number(2), 0, int.MaxValue)), key.Text(0));

    private static Cursor CursorOf(SearchJobPostings query, PostingSort sort) =>
        Cursor.For("job-postings", [Wire.Name(sort), .. FiltersOf(query)]);

    /// <summary>All that decides which postings are found, for cursors.</summary>
    public static IReadOnlyList<string?> FiltersOf(SearchJobPostings query) =>
        [
            query.Words,
            Joined(query.Skills),
            Wire.Name(query.SkillMatch),
            Joined(query.Profiles),
            Joined(query.Families),
            Joined(query.Seniorities),
            Joined(query.Organizations),
            Joined(query.Workplaces),
            Joined(query.Countries),
            Joined(query.Regions),
            Joined(query.Localities),
            Joined(query.ContractTypes),
            Joined(query.Schedules),
            query.Pay?.ToString(),
            Joined(query.Languages),
            query.PostedAfter?.ToString("O", CultureInfo.InvariantCulture),
            query.ValidOn?.ToString("O", CultureInfo.InvariantCulture),
            Joined(query.Statuses),
            Joined(query.Visibilities),
            query.Drifted?.ToString(),
            Joined(query.ExternalIds),
        ];

    private static string Joined<T>(IEnumerable<T> values) =>
        string.Join('\n', values.Select(value => $"{value}").Order(StringComparer.Ordinal));
}
