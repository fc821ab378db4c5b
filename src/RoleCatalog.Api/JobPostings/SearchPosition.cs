using RoleCatalog.Api.Conventions.Problems;
using RoleCatalog.Application.JobPostings;

namespace RoleCatalog.Api.JobPostings;

/// <summary>The parameter "minPosition" of what asks the search index.</summary>
internal static class SearchPosition
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    /// <summary>Waits until all up to a position can be found. Right after the start the index is about to be there.</summary>
    public static async Task Await(this ISearchIndex index, long? minPosition, CancellationToken cancellationToken)
    {
        if (!await index.Reaches(minPosition ?? 0, LongestWait, cancellationToken) && minPosition is { } position)
        {
            throw new ProblemException(Behind(position));
        }
    }

    private static Problem Behind(long position) =>
        new(
            503,
            "search-behind",
            "Search is behind",
            $"What was changed at position {position} cannot be found yet. Try again later, or without minPosition."
        )
        {
            RetryAfter = TimeSpan.FromSeconds(1),
        };
}
