using System.Text.Json;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using RoleCatalog.Application.JobPostings;
using RoleCatalog.Contracts;
using RoleCatalog.Infrastructure.Changes;
using RoleCatalog.Infrastructure.Persistence.Sqlite;
using RoleCatalog.Infrastructure.Search.Index;

namespace RoleCatalog.Infrastructure.Search;

/// <summary>Makes an index from the log: opens the one that is there, or builds one anew beside it.</summary>
internal sealed class IndexBuild(
    LogStore store,
    IndexUpdates updates,
    SearchOptions options,
    TimeProvider clock,
    ILogger<IndexBuild> logger
) : ISearchIndexBuild
{
    private const int PageSize = 1_000;
    private const int PagesAhead = 2;
    private static readonly TimeSpan BetweenTellings = TimeSpan.FromSeconds(5);

    /// <summary>The index that is there, with all in memory; null when it is not complete, or not of this log.</summary>
    public async Task<LiveIndex?> Open(CancellationToken cancellationToken)
    {
        if (IndexFile.Open(options.File!) is not { } file)
        {
            return null;
        }

        var isLoaded = false;
        try
        {
            var index = await Opened(file, cancellationToken);
            isLoaded = index is not null && Loads(index);
            return isLoaded ? index : null;
        }
        finally
        {
            if (!isLoaded)
            {
                file.Dispose();
            }
        }
    }

    private bool Loads(LiveIndex index)
    {
        try
        {
            index.Load();
            return true;
        }
        catch (Exception error)
        {
            logger.LogWarning(error, "What the search index has cannot be read; it is built anew");
            return false;
        }
    }

    private async Task<LiveIndex?> Opened(IndexFile file, CancellationToken cancellationToken)
    {
        var progress = file.Progress()!;
        var end = await store.End(cancellationToken);
        return progress.LogId == end.LogId && progress.Position <= end.Position
            ? new LiveIndex(
                file,
                await Names(progress.Position, cancellationToken),
                progress.LogId,
                progress.Position,
                options.KeptAfter
            )
            : null;
    }

    /// <summary>A new one, which is not yet in the place of the one before.</summary>
    public async Task<LiveIndex> Build(Action<double> tell, CancellationToken cancellationToken)
    {
        var end = await store.End(cancellationToken);
        var names = await Names(end.Position, cancellationToken);
        var file = IndexFile.Create(options.File! + ".new");
        var index = new LiveIndex(file, names, end.LogId, end.Position, options.KeptAfter);
        try
        {
            await Fill(index, end.Position, tell, cancellationToken);
            index.Complete();
            await updates.CatchUp(index, cancellationToken);
            return index;
        }
        catch
        {
            index.Abandon();
            throw;
        }
    }

    public async Task Run(Action<double> tell, CancellationToken cancellationToken)
    {
        using var own = FileLock.Take(options.File!);
        using var index = await Build(tell, cancellationToken);
        index.MoveTo(options.File!);
    }

    private async Task Fill(LiveIndex index, long end, Action<double> tell, CancellationToken cancellationToken)
    {
        var (began, told) = (clock.GetTimestamp(), clock.GetTimestamp());
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var pages = Channel.CreateBounded<Task<IndexPage>>(PagesAhead);
        var reading = Read(pages.Writer, end, ending.Token);
        try
        {
            await foreach (var next in pages.Reader.ReadAllAsync(cancellationToken))
            {
                var page = await next;
                index.Append(page.Postings);
                if (clock.GetElapsedTime(told) > BetweenTellings)
                {
                    told = clock.GetTimestamp();
                    Tell(index, (double)page.Last / end, tell);
                }
            }
        }
        finally
        {
            await ending.CancelAsync();
            await reading;
        }

        logger.LogInformation(
            "The search index is built: {Postings} postings in {Seconds:F1} s",
            index.Facts.Highest,
            clock.GetElapsedTime(began).TotalSeconds
        );
    }

    private void Tell(LiveIndex index, double part, Action<double> tell)
    {
        tell(part);
        logger.LogInformation(
            "The search index is being built: {Postings} postings, {Part:P0} of the change log",
            index.Facts.Highest,
            part
        );
    }

    // One page is read while others are cut into terms and one is written. What fails here fails for who takes the pages.
    private async Task Read(ChannelWriter<Task<IndexPage>> pages, long end, CancellationToken cancellationToken)
    {
        try
        {
            var read = await Read(0, end, cancellationToken);
            while (read.Count > 0)
            {
                var page = read;
                await pages.WriteAsync(Task.Run(() => IndexPage.Of(page), cancellationToken), cancellationToken);
                read = await Read(page[^1].FirstPosition, end, cancellationToken);
            }

            pages.Complete();
        }
        catch (Exception error)
        {
            pages.Complete(error);
        }
    }

    private Task<IReadOnlyList<PublishedPosting>> Read(long after, long end, CancellationToken cancellationToken) =>
        Task.Run(
            () =>
                store.Read<IndexSource, IReadOnlyList<PublishedPosting>>(
                    source => source.Postings(after, end, PageSize),
                    cancellationToken
                ),
            cancellationToken
        );

    private async Task<CatalogNames> Names(long at, CancellationToken cancellationToken)
    {
        var names = new CatalogNames();
        await Pages(
            (source, after) => source.Skills(after, at, PageSize),
            skill =>
            {
                names.Put(skill);
                return skill.Id;
            },
            cancellationToken
        );
        await Pages(
            (source, after) => source.Profiles(after, at, PageSize),
            profile =>
            {
                names.Put(profile.State, profile.ContentRevision);
                return profile.State.Id;
            },
            cancellationToken
        );
        return names;
    }

    private async Task Pages<T>(
        Func<IndexSource, string, Task<IReadOnlyList<T>>> read,
        Func<T, string> put,
        CancellationToken cancellationToken
    )
    {
        IReadOnlyList<T> page;
        var after = "";
        do
        {
            page = await store.Read<IndexSource, IReadOnlyList<T>>(source => read(source, after), cancellationToken);
            foreach (var each in page)
            {
                after = put(each);
            }
        } while (page.Count > 0);
    }

    private sealed record IndexPage(long Last, IReadOnlyList<(IndexedPosting Posting, long Position)> Postings)
    {
        public static IndexPage Of(IReadOnlyList<PublishedPosting> read) =>
            new(
                read[^1].FirstPosition,
                [
                    .. read.Select(each =>
                        (
                            IndexedPosting.Of(
                                JsonSerializer.Deserialize(each.State, ContractsJson.Readable.JobPostingState)!
                            ),
                            each.Position
                        )
                    ),
                ]
            );
    }
}
