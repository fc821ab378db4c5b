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
    private readonly Filing filing;
    private IndexFile file;
    private int sinceCheckpoint;
    private bool isClosed;

    public LiveIndex(IndexFile file, CatalogNames names, string logId, long position, TimeSpan keptAfter)
    {
        (this.file, Names, LogId, Position) = (file, names, logId, position);
        Hits = new FrequentHits(
            action =>
                Read(reader =>
                {
                    action(reader);
                    return this;
                })
                    is not null,
            () => Facts.Highest,
            keptAfter
        );
        Skills = new CurrentSkills(Words, names);
        Suggestions = new Suggestions(Words, names);
        filing = new Filing(Words, Facts, Hits, Suggestions);
    }

    public string LogId { get; }

    /// <summary>Of the log, up to which all is searched.</summary>
    public long Position { get; private set; }

    public Words Words { get; } = new();

    public PostingFacts Facts { get; } = new();

    public FrequentHits Hits { get; }

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

    /// <summary>Whether the file has what memory has not, by a fault of this program: then it must be opened again.</summary>
    public bool IsTorn { get; private set; }

    /// <summary>Brings the index forward. What fails changes nothing, unless it is torn then, and can be tried again.</summary>
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
            var changed = filing.Write(file, batch);
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
    public void Append(IReadOnlyList<(IndexedPosting Posting, long Position)> postings) =>
        filing.Append(file, postings);

    /// <summary>All is appended.</summary>
    public void Complete() => filing.Complete(file, LogId, Position);

    /// <summary>Puts the file in the place of another, while nobody searches it.</summary>
    public void MoveTo(string path) => Alone(() => file = file.MoveTo(path));

    /// <summary>Ends the use of the file, as soon as those who search have come to their end.</summary>
    public void Close() =>
        Alone(() =>
        {
            if (!isClosed)
            {
                isClosed = true;
                file.Dispose();
            }
        });

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

    private void Publish(IndexBatch batch, IReadOnlyList<Filed> changed, bool commit) =>
        Alone(() =>
        {
            if (commit)
            {
                file.Commit();
                IsTorn = true;
            }

            foreach (var (number, facts, titles, titlesBefore, terms, hits) in changed)
            {
                if (titlesBefore is not null)
                {
                    Suggestions.Remove(Facts[number], titlesBefore);
                }

                Facts.Put(number, facts, Words);
                Suggestions.Add(facts, titles);
                Hits.Put(number, terms, hits);
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
            IsTorn = false;
        });

    private void Alone(Action change)
    {
        gate.EnterWriteLock();
        try
        {
            change();
        }
        finally
        {
            gate.ExitWriteLock();
        }
    }
}
