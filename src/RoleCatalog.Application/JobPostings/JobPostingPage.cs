using RoleCatalog.Application.Paging;

namespace RoleCatalog.Application.JobPostings;

/// <summary>A page of postings that were searched for.</summary>
public sealed record JobPostingPage<T> : IPage
{
    public required IReadOnlyList<T> Items { get; init; }

    public string? NextCursor { get; init; }

    public required long Total { get; init; }

    /// <summary>Whether the total is reckoned from the newest 50,000 that match; absent when it is exact.</summary>
    public bool? TotalIsEstimate { get; init; }

    /// <summary>By their names.</summary>
    public IReadOnlyDictionary<string, FacetCounts>? Facets { get; init; }
}

public static class JobPostingPage
{
    public static JobPostingPage<T> Of<T>(
        JobPostingResults found,
        Func<Contracts.JobPostings.JobPostingState, T> show
    ) =>
        new()
        {
            Items = [.. found.Items.Select(show)],
            NextCursor = found.NextCursor,
            Total = found.Total,
            TotalIsEstimate = found.TotalIsEstimate ? true : null,
            Facets = found.Facets,
        };
}
