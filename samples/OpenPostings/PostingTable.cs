using System.Collections.Concurrent;
using RoleCatalog.Contracts;
using RoleCatalog.Contracts.JobPostings;

namespace OpenPostings;

/// <summary>The postings that are open, by what the newest event of each says.</summary>
internal sealed class PostingTable
{
    private readonly ConcurrentDictionary<string, OpenPosting> open = new(StringComparer.Ordinal);
    private readonly HighestVersions versions = new();
    private readonly CatalogHandlers handlers;

    public PostingTable() => handlers = new CatalogHandlers().On<JobPostingState>(CatalogEventTypes.OfJobPostings, Put);

    public static async Task<PostingTable> From(IAsyncEnumerable<CatalogEvent> changes, CancellationToken cancellation)
    {
        var table = new PostingTable();
        await foreach (var change in changes.WithCancellation(cancellation))
        {
            await table.Take(change, cancellation);
        }

        return table;
    }

    /// <summary>The log that the table was made from: versions of another log do not compare.</summary>
    public string? LogId { get; private set; }

    public IEnumerable<OpenPosting> Open => open.Values.OrderBy(posting => posting.Id, StringComparer.Ordinal);

    /// <summary>Repeats and older versions change nothing, whether they come from the feed or the broker.</summary>
    public Task Take(CatalogEvent change, CancellationToken cancellation)
    {
        LogId = change.LogId;
        return versions.HandleNews(change, handlers.Handle, cancellation);
    }

    private Task Put(CatalogEvent change, JobPostingState posting, CancellationToken cancellation)
    {
        if (posting.Status == "published")
        {
            open[posting.Id] = new(
                posting.Id,
                posting.Version,
                posting.Title,
                posting.Organization.Name,
                posting.PublishedAt
            );
        }
        else
        {
            open.TryRemove(posting.Id, out _);
        }

        return Task.CompletedTask;
    }
}

/// <summary>A line of the table.</summary>
internal sealed record OpenPosting(
    string Id,
    int Version,
    LocalizedText Title,
    string Organization,
    DateTimeOffset PublishedAt
);
