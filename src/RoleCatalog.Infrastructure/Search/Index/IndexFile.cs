using Microsoft.Data.Sqlite;
using RoleCatalog.Infrastructure.Persistence.Sqlite;
using SQLitePCL;

namespace RoleCatalog.Infrastructure.Search.Index;

/// <summary>The file of an index: what its writer does with it. It holds nothing that the log does not tell.</summary>
internal sealed class IndexFile : IDisposable
{
    private const char BetweenTitles = '\u001F';

    private readonly IndexConnections connections;

    private IndexFile(string path, IndexConnections connections) => (Path, this.connections) = (path, connections);

    public string Path { get; }

    /// <summary>A new one, in place of what is there.</summary>
    public static IndexFile Create(string path)
    {
        Delete(path);
        var file = new IndexFile(path, new IndexConnections(path));
        file.Writer.Run(IndexSchema.Create);
        return file;
    }

    /// <summary>The one that is there; null when it is none, is not complete, is damaged, or of another version.</summary>
    public static IndexFile? Open(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        IndexFile? file = null;
        try
        {
            file = new IndexFile(path, new IndexConnections(path));
            if (file.Progress() is { Version: IndexSchema.Version })
            {
                return file;
            }
        }
        catch (SqliteException)
        {
            // As if it were not there.
        }

        file?.Dispose();
        return null;
    }

    public static void Delete(string path)
    {
        foreach (var part in new[] { path, path + "-wal", path + "-shm" })
        {
            File.Delete(part);
        }
    }

    /// <summary>Reads by a connection that nobody else has meanwhile.</summary>
    public T Read<T>(Func<ReusingConnection, T> read) => connections.Read(read);

    private const string SelectProgress = """
        SELECT version, log_id, position
        FROM progress
        """;

    public IndexProgress? Progress() =>
        Writer
            .Rows(SelectProgress, row => new IndexProgress(row.GetInt32(0), row.GetString(1), row.GetInt64(2)))
            .SingleOrDefault();

    private const string SelectWords = """
        SELECT number, kind, name, shown
        FROM words
        ORDER BY number
        """;

    public IEnumerable<Word> Words() =>
        Writer.Rows(
            SelectWords,
            row => new Word(row.GetInt32(0), (WordKind)row.GetInt32(1), row.GetString(2), row.GetString(3))
        );

    private const string SelectFacts = """
        SELECT number, facts, titles
        FROM postings
        ORDER BY number
        """;

    public IEnumerable<(int Number, Facts Facts, string[] Titles)> Postings() =>
        Writer.Rows(
            SelectFacts,
            row => (row.GetInt32(0), Facts.FromBytes(row.GetFieldValue<byte[]>(1)), TitlesOf(row.GetString(2)))
        );

    private const string SelectKnown = """
        SELECT number, titles
        FROM postings
        WHERE id = ?1
        """;

    /// <summary>The number of a posting, and the titles that it has by now; null when it is not there.</summary>
    public (int Number, string[] Titles)? Find(Guid id) =>
        Writer
            .Rows(SelectKnown, row => ((int, string[])?)(row.GetInt32(0), TitlesOf(row.GetString(1))), id.ToByteArray())
            .SingleOrDefault();

    public void Begin() => Writer.Run("BEGIN IMMEDIATE");

    public void Commit() => Writer.Run("COMMIT");

    /// <summary>Takes back what has been done since it began, where SQLite has not done so itself.</summary>
    public void Rollback()
    {
        if (raw.sqlite3_get_autocommit(Writer.Handle) == 0)
        {
            Writer.Run("ROLLBACK");
        }
    }

    private const string InsertWord = """
        INSERT INTO words (number, kind, name, shown)
        VALUES (?1, ?2, ?3, ?4)
        """;

    public void Keep(Word word) => Writer.Run(InsertWord, word.Number, (int)word.Kind, word.Name, word.Shown);

    private const string InsertPosting = """
        INSERT OR REPLACE INTO postings (number, id, facts, titles)
        VALUES (?1, ?2, ?3, ?4)
        """;

    private const string InsertTerms = """
        INSERT INTO terms (rowid, title, skills, body, keys)
        VALUES (?1, ?2, ?3, ?4, ?5)
        """;

    /// <summary>What is new, or what was there and is put in its place.</summary>
    public void Put(int number, IndexedPosting posting, Facts facts)
    {
        Writer.Run(
            InsertPosting,
            number,
            posting.Id.ToByteArray(),
            facts.ToBytes(),
            string.Join(BetweenTitles, posting.Titles)
        );
        Writer.Run(InsertTerms, number, posting.Title, posting.Skills, posting.Body, posting.Keys);
    }

    private const string DeleteTerms = """
        DELETE FROM terms
        WHERE rowid = ?1
        """;

    private const string DeleteClosing = """
        DELETE FROM closing
        WHERE ends_at = ?1
          AND number = ?2
        """;

    private const string DeleteSalary = """
        DELETE FROM salaries
        WHERE currency = ?1
          AND yearly = ?2
          AND number = ?3
        """;

    public void Remove(int number, Facts before)
    {
        Writer.Run(DeleteTerms, number);
        Writer.Run(DeleteClosing, before.EndsAt, number);
        foreach (var pay in before.Pay)
        {
            Writer.Run(DeleteSalary, pay.Currency, pay.Yearly, number);
        }
    }

    private const string InsertClosing = """
        INSERT INTO closing (ends_at, number)
        VALUES (?1, ?2)
        """;

    private const string InsertSalary = """
        INSERT INTO salaries (currency, yearly, number)
        VALUES (?1, ?2, ?3)
        """;

    public void Order(int number, Facts facts)
    {
        Writer.Run(InsertClosing, facts.EndsAt, number);
        foreach (var pay in facts.Pay)
        {
            Writer.Run(InsertSalary, pay.Currency, pay.Yearly, number);
        }
    }

    public void CreateOrders() => Writer.Run(IndexSchema.CreateOrders);

    private const string SaveProgress = """
        INSERT OR REPLACE INTO progress (singleton, version, log_id, position)
        VALUES (1, ?1, ?2, ?3)
        """;

    /// <summary>Only a complete index has any.</summary>
    public void Save(string logId, long position) => Writer.Run(SaveProgress, IndexSchema.Version, logId, position);

    /// <summary>Moves what is committed from the write-ahead log to its place, as far as readers let it.</summary>
    public void Checkpoint() => Writer.Run("PRAGMA wal_checkpoint(PASSIVE)");

    /// <summary>Makes one part of the many that were written one after the other: searches then look into few.</summary>
    public void Merge() => Writer.Run("INSERT INTO terms (terms) VALUES ('optimize')");

    /// <summary>The same file, in the place of another. This one is of no use then.</summary>
    public IndexFile MoveTo(string path)
    {
        Writer.Run("PRAGMA wal_checkpoint(TRUNCATE)");
        Dispose();
        Delete(path);
        File.Move(Path, path);
        return new IndexFile(path, new IndexConnections(path));
    }

    public void Dispose() => connections.Dispose();

    private ReusingConnection Writer => connections.Writer;

    private static string[] TitlesOf(string joined) => joined.Split(BetweenTitles);
}

/// <summary>How far an index has come.</summary>
internal sealed record IndexProgress(int Version, string LogId, long Position);
