using System.Globalization;
using Microsoft.Data.Sqlite;
using RoleCatalog.Application.JobPostings;
using RoleCatalog.Infrastructure.Changes;
using RoleCatalog.Infrastructure.Persistence.Sqlite;
using SQLitePCL;

namespace RoleCatalog.Infrastructure.Search;

/// <summary>The index that is searched now, if there is one, and how it stands with builds.</summary>
internal sealed class SearchIndex(TimeProvider clock) : ISearchIndex
{
    private const long Nothing = -1;

    private readonly Lock gate = new();
    private readonly GrowingPosition reached = new(Nothing);
    private volatile LiveIndex? live;
    private volatile Builds builds = new(0);
    private volatile string? trouble;
    private bool isAsked;

    public SearchIndexStatus Status
    {
        get
        {
            var (count, progress, failure) = builds;
            return live is { } index
                ? new SearchIndexStatus(
                    progress is null ? "ready" : "rebuilding",
                    count,
                    index.Position,
                    index.Facts.Highest,
                    progress,
                    trouble ?? failure
                )
                : new SearchIndexStatus("building", count, Progress: progress ?? 0, LastFailure: failure);
        }
    }

    public LiveIndex? Live => live;

    public void Rebuild()
    {
        lock (gate)
        {
            isAsked = true;
            builds = builds with { Progress = builds.Progress ?? 0, Failure = null };
        }
    }

    /// <summary>Whether it was asked to be built anew, since this was asked last.</summary>
    public bool TakeRequest()
    {
        lock (gate)
        {
            var taken = isAsked;
            isAsked = false;
            return taken;
        }
    }

    public async Task<bool> Reaches(long position, TimeSpan within, CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        try
        {
            while (reached.Value < position)
            {
                var left = within - clock.GetElapsedTime(began);
                await reached
                    .Beyond(position - 1)
                    .WaitAsync(left > TimeSpan.Zero ? left : TimeSpan.Zero, clock, cancellationToken);
            }

            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    /// <summary>The part of the log that a build has come through.</summary>
    public void Tell(double built) => Change(now => now with { Progress = built });

    /// <summary>A build has come to its end, and serves.</summary>
    public void Built() => Change(now => new Builds(now.Count + 1));

    /// <summary>A build has come to nothing.</summary>
    public void Failed(Exception error) => Change(now => new Builds(now.Count, Failure: error.Message));

    /// <summary>From now on this one is searched, and told how far it has come.</summary>
    public void Serve(LiveIndex index)
    {
        lock (gate)
        {
            live = index;
            builds = builds with { Failure = null };
            trouble = null;
            reached.RestartAt(index.Position);
        }
    }

    /// <summary>One has come further, which counts if it is the one that is searched.</summary>
    public void Grew(LiveIndex index)
    {
        lock (gate)
        {
            if (live == index)
            {
                reached.GrowTo(index.Position);
                trouble = null;
            }
        }
    }

    /// <summary>The one that is searched cannot go forward for now.</summary>
    public void StaysBehind(Exception error) => trouble = error.Message;

    /// <summary>One is searched no more; until there is another, nothing can be.</summary>
    public void Withdraw(LiveIndex index)
    {
        lock (gate)
        {
            if (live == index)
            {
                live = null;
                reached.RestartAt(Nothing);
            }
        }
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
                Withdraw(index);
            }
        }

        throw new SearchUnavailableException(
            string.Create(
                CultureInfo.InvariantCulture,
                $"The search index is being built; {builds.Progress ?? 0:P0} of the change log is in it. By id, postings can be read meanwhile."
            )
        );
    }

    /// <summary>Whether the file is no index any more; other faults pass.</summary>
    public static bool IsDamage(Exception error) =>
        error is SqliteException sqlite
        && (
            sqlite.SqliteErrorCode is raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB
            || sqlite.SqliteExtendedErrorCode == raw.SQLITE_IOERR_SHORT_READ
        );

    private void Change(Func<Builds, Builds> change)
    {
        lock (gate)
        {
            builds = change(builds);
        }
    }

    /// <param name="Count">How many have come to their end.</param>
    /// <param name="Progress">Of the one that is made or asked for; null when none is.</param>
    /// <param name="Failure">Of the last, if it has failed.</param>
    private sealed record Builds(int Count, double? Progress = null, string? Failure = null);
}
