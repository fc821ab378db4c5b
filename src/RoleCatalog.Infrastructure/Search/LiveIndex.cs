using RoleCatalog.Contracts.JobPostings;
using RoleCatalog.Infrastructure.Persistence.Sqlite;
using RoleCatalog.Infrastructure.Search.Index;

namespace RoleCatalog.Infrastructure.Search;

/// <summary>
/// An index that is open: its file, and in memory what is known of its postings. One writer brings it forward; whoever searches has one
/// state of both while it searches.
/// </summary>
internal sealed class LiveIndex : IDisposable
{
    private const int PostingsPerCheckpoint = 1_000;

    private readonly ReaderWriterLockSlim gate = new();
    private readonly FactsOfPosting factsOf;
    private IndexFile file;
    private int sinceCheckpoint;
    private bool isClosed;

    public LiveIndex(IndexFile file, CatalogNames names, string logId, long position)
    {
        (this.file, Names, LogId, Position) = (file, names, logId, position);
        factsOf = new FactsOfPosting(Words);
        Skills = new CurrentSkills(Words, names);
    }

    public string LogId { get; }

    /// <summary>Of the log, up to which all is searched.</summary>
    public long Position { get; private set; }

    public Words Words { get; } = new();

    public PostingFacts Facts { get; } = new();

    public CatalogNames Names { get; }

    public CurrentSkills Skills { get; }

    /// <summary>Takes into memory what the file has.</summary>
    public void Load()
    {
        foreach (var word in file.Words())
        {
            Words.Add(word);
        }

        foreach (var (number, facts) in file.Postings())
        {
            Facts.Put(number, facts, Words);
        }
    }

    /// <summary>Searches one state of the index. Null when it has been closed meanwhile.</summary>
    public T? Read<T>(Func<ReusingConnection, T> search)
        where T : class
    {
        gate.EnterReadLock();
        try
        {
            if (isClosed)
            {
                return null;
            }

            return file.Read(search);
        }
        finally
        {
            gate.ExitReadLock();
        }
    }

    /// <summary>Brings the index forward. What fails changes nothing, and can be tried again.</summary>
    public void Apply(IndexBatch batch)
    {
        if (batch.Postings.Count == 0)
        {
            Publish(batch, [], commit: false);
            return;
        }

        file.Begin();
        try
        {
            var changed = Write(batch.Postings);
            KeepFresh();
            file.Save(batch.LogId, batch.ReadTo);
            Publish(batch, changed, commit: true);
        }
        catch
        {
            file.Rollback();
            throw;
        }

        Words.Kept();
        if ((sinceCheckpoint += batch.Postings.Count) >= PostingsPerCheckpoint)
        {
            file.Checkpoint();
            sinceCheckpoint = 0;
        }
    }

    /// <summary>Adds postings that the index has none of yet, in the order of their numbers, while nobody searches.</summary>
    public void Append(IReadOnlyList<(IndexedPosting Posting, long Position)> postings)
    {
        file.Begin();
        foreach (var (posting, position) in postings)
        {
            var facts = factsOf.Of(posting.State, position);
            file.Put(Facts.Highest + 1, posting, facts);
            Facts.Put(Facts.Highest + 1, facts, Words);
        }

        KeepFresh();
        file.Commit();
        Words.Kept();
        file.Checkpoint();
    }

    /// <summary>All is appended.</summary>
    public void Complete()
    {
        file.Begin();
        file.CreateOrders();
        for (var number = 1; number <= Facts.Highest; number++)
        {
            file.Order(number, Facts[number]);
        }

        file.Save(LogId, Position);
        file.Commit();
        file.Merge();
        file.Checkpoint();
    }

    /// <summary>Puts the file in the place of another, while nobody searches it.</summary>
    public void MoveTo(string path)
    {
        gate.EnterWriteLock();
        try
        {
            file = file.MoveTo(path);
        }
        finally
        {
            gate.ExitWriteLock();
        }
    }

    /// <summary>Ends the use of the file, as soon as those who search have come to their end.</summary>
    public void Close()
    {
        gate.EnterWriteLock();
        try
        {
            if (!isClosed)
            {
                isClosed = true;
                file.Dispose();
            }
        }
        finally
        {
            gate.ExitWriteLock();
        }
    }

    /// <summary>Ends the use of the file, and deletes it.</summary>
    public void Abandon()
    {
        Close();
        IndexFile.Delete(file.Path);
    }

    public void Dispose()
    {
        Close();
        gate.Dispose();
    }

    private List<(int Number, Facts Facts)> Write(IReadOnlyList<(long Position, JobPostingState State)> postings)
    {
        var changed = new List<(int Number, Facts Facts)>();
        var highest = Facts.Highest;
        foreach (var (position, state) in postings)
        {
            var posting = IndexedPosting.Of(state);
            var facts = factsOf.Of(state, position);
            if (file.NumberOf(posting.Id) is { } known)
            {
                file.Remove(known, Facts[known]);
                changed.Add((known, facts));
            }
            else
            {
                changed.Add((++highest, facts));
            }

            file.Put(changed[^1].Number, posting, facts);
            file.Order(changed[^1].Number, facts);
        }

        return changed;
    }

    private void KeepFresh()
    {
        foreach (var word in Words.Fresh)
        {
            file.Keep(word);
        }
    }

    private void Publish(IndexBatch batch, List<(int Number, Facts Facts)> changed, bool commit)
    {
        gate.EnterWriteLock();
        try
        {
            if (commit)
            {
                file.Commit();
            }

            foreach (var (number, facts) in changed)
            {
                Facts.Put(number, facts, Words);
            }

            foreach (var skill in batch.Skills)
            {
                Names.Put(skill);
            }

            foreach (var (profile, revision) in batch.Profiles)
            {
                Names.Put(profile, revision);
            }

            Position = batch.ReadTo;
        }
        finally
        {
            gate.ExitWriteLock();
        }
    }
}
