using System.Globalization;
using Microsoft.Data.Sqlite;
using RoleCatalog.Application.JobPostings;
using RoleCatalog.Infrastructure.Changes;
using RoleCatalog.Infrastructure.Persistence.Sqlite;
using SQLitePCL;

namespace RoleCatalog.Infrastructure.Search;

/// <summary>The index that is searched now, if there is one.</summary>
internal sealed class SearchIndex(TimeProvider clock) : ISearchIndex, IDisposable
{
    private readonly GrowingPosition reached = new();
    private readonly SemaphoreSlim asked = new(0, 1);
    private TaskCompletionSource served = NewSource();
    private volatile LiveIndex? live;
    private double? progress;
    private int builds;

    public SearchIndexStatus Status =>
        live is { } index
            ? new SearchIndexStatus(
                progress is null ? "ready" : "rebuilding",
                builds,
                index.Position,
                index.Facts.Highest,
                progress
            )
            : new SearchIndexStatus("building", builds, Progress: progress ?? 0);

    public LiveIndex? Live => live;

    public void Rebuild()
    {
        lock (asked)
        {
            if (asked.CurrentCount == 0)
            {
                asked.Release();
            }
        }
    }

    /// <summary>Whether it was asked to be built anew, since this was asked last.</summary>
    public bool TakeRequest() => asked.Wait(TimeSpan.Zero);

    public async Task<bool> Reaches(long position, TimeSpan within, CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        try
        {
            while (live is null || reached.Value < position)
            {
                var left = within - clock.GetElapsedTime(began);
                await (live is null ? Volatile.Read(ref served).Task : reached.Beyond(position - 1)).WaitAsync(
                    left > TimeSpan.Zero ? left : TimeSpan.Zero,
                    clock,
                    cancellationToken
                );
            }

            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    /// <summary>The part of the log that a build has come through; null when none is made.</summary>
    public void Tell(double? built) => progress = built;

    /// <summary>A build has come to its end, and serves.</summary>
    public void Built()
    {
        progress = null;
        builds++;
    }

    /// <summary>From now on this one is searched, and told how far it has come.</summary>
    public void Serve(LiveIndex index)
    {
        live = index;
        reached.GrowTo(index.Position);
        Volatile.Read(ref served).TrySetResult();
    }

    /// <summary>One has come further, which counts if it is the one that is searched.</summary>
    public void Grew(LiveIndex index)
    {
        if (live == index)
        {
            reached.GrowTo(index.Position);
        }
    }

    /// <summary>Until there is another, nothing can be searched.</summary>
    public void Withdraw()
    {
        Volatile.Write(ref served, NewSource());
        live = null;
    }

    /// <exception cref="SearchUnavailableException">There is no index yet, or what there was is damaged.</exception>
    public T Read<T>(Func<LiveIndex, ReusingConnection, T> search)
        where T : class
    {
        while (live is { } index)
        {
            try
            {
                if (index.Read(reader => search(index, reader)) is { } found)
                {
                    return found;
                }
            }
            catch (SqliteException error) when (IsDamage(error))
            {
                Withdraw();
            }
        }

        throw new SearchUnavailableException(
            string.Create(
                CultureInfo.InvariantCulture,
                $"The search index is being built; {progress ?? 0:P0} of the change log is in it. By id, postings can be read meanwhile."
            )
        );
    }

    /// <summary>Whether the file is no index any more; other faults pass.</summary>
    public static bool IsDamage(SqliteException error) =>
        error.SqliteErrorCode is raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB
        || error.SqliteExtendedErrorCode == raw.SQLITE_IOERR_SHORT_READ;

    public void Dispose() => asked.Dispose();

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
