using RoleCatalog.Contracts.JobPostings;
using RoleCatalog.Infrastructure.Persistence.Sqlite;
using RoleCatalog.Infrastructure.Search.Index;
using RoleCatalog.Infrastructure.Search.Suggesting;

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
        Suggestions = new Suggestions(Words, names);
    }

    public string LogId { get; }

    /// <summary>Of the log, up to which all is searched.</summary>
    public long Position { get; private set; }

    public Words Words { get; } = new();

    public PostingFacts Facts { get; } = new();

    public CatalogNames Names { get; }

    public CurrentSkills Skills { get; }

    public Suggestions Suggestions { get; }

    /// <summary>Takes into memory what the file has.</summary>
    public void Load()
    {
        foreach (var word in file.Words())
        {
            Words.Add(word);
        }

        foreach (var (number, facts, titles) in file.Postings())
        {
            Facts.Put(number, facts, Words);
            Suggestions.Add(facts, titles);
        }

        IsLoaded = true;
    }

    public bool IsLoaded { get; private set; }

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

    /// <summary>Brings the index forward. After a failure it is of no use any more.</summary>
    public void Apply(IndexBatch batch)
    {
        if (batch.Postings.Count == 0)
        {
            Publish(batch, [], commit: false);
            return;
        }

        file.Begin();
        var changed = Write(batch.Postings);
        Keep(batch.LogId, batch.ReadTo);
        Publish(batch, changed, commit: true);
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
            Suggestions.Add(facts, posting.Titles);
        }

        foreach (var word in Words.TakeFresh())
        {
            file.Keep(word);
        }

        file.Commit();
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

    public void Dispose()
    {
        Close();
        gate.Dispose();
    }

    private List<ChangedPosting> Write(IReadOnlyList<(long Position, JobPostingState State)> postings)
    {
        var changed = new List<ChangedPosting>();
        var highest = Facts.Highest;
        foreach (var (position, state) in postings)
        {
            var posting = IndexedPosting.Of(state);
            var facts = factsOf.Of(state, position);
            var before = file.Find(posting.Id);
            if (before is { Number: var known })
            {
                file.Remove(known, Facts[known]);
            }

            var number = before?.Number ?? ++highest;
            file.Put(number, posting, facts);
            file.Order(number, facts);
            changed.Add(new ChangedPosting(number, facts, posting.Titles, before?.Titles));
        }

        return changed;
    }

    private void Keep(string logId, long position)
    {
        foreach (var word in Words.TakeFresh())
        {
            file.Keep(word);
        }

        file.Save(logId, position);
    }

    private void Publish(IndexBatch batch, List<ChangedPosting> changed, bool commit)
    {
        gate.EnterWriteLock();
        try
        {
            if (commit)
            {
                file.Commit();
            }

            foreach (var (number, facts, titles, titlesBefore) in changed)
            {
                if (titlesBefore is not null)
                {
                    Suggestions.Remove(Facts[number], titlesBefore);
                }

                Facts.Put(number, facts, Words);
                Suggestions.Add(facts, titles);
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
