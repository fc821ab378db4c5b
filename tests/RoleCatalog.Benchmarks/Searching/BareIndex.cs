using System.Diagnostics;
using Microsoft.Data.Sqlite;
using RoleCatalog.Application;
using RoleCatalog.Contracts.JobPostings;
using RoleCatalog.Infrastructure.Search.Index;

namespace RoleCatalog.Benchmarks.Searching;

/// <summary>The reference of a rebuild: the terms of all postings put into an FTS5 table as the product's, and nothing else.</summary>
internal static class BareIndex
{
    private const int Batch = 2_000;

    private const string Create = """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = NORMAL;
        PRAGMA cache_size = -65536;
        CREATE VIRTUAL TABLE terms USING fts5(
            title, skills, body, keys,
            content = '', contentless_delete = 1,
            tokenize = "ascii tokenchars '!#$%&()*+,-./:;<=>?@[\]^_`{|}~'"
        );
        """;

    private const string Insert = """
        INSERT INTO terms (title, skills, body, keys)
        VALUES (@title, @skills, @body, @keys)
        """;

    private const string States = """
        SELECT public_state
        FROM job_postings
        WHERE public_state IS NOT NULL
        ORDER BY id
        """;

    /// <summary>How many texts a second it takes. Reading and cutting them is not counted.</summary>
    public static double Rate(string store, string folder)
    {
        var file = Path.Combine(folder, "bare.search");
        Delete(file);
        using var source = new SqliteConnection($"Data Source={store};Mode=ReadOnly;Pooling=False");
        source.Open();
        using var target = new SqliteConnection($"Data Source={file};Pooling=False");
        target.Open();
        using (var create = target.CreateCommand())
        {
            create.CommandText = Create;
            create.ExecuteNonQuery();
        }

        using var select = source.CreateCommand();
        select.CommandText = States;
        using var states = select.ExecuteReader();
        var (count, spent) = (0, TimeSpan.Zero);
        while (Cut(states) is { Length: > 0 } postings)
        {
            count += postings.Length;
            spent += Put(target, postings);
        }

        target.Close();
        Delete(file);
        return count / spent.TotalSeconds;
    }

    private static IndexedPosting[] Cut(SqliteDataReader states)
    {
        var batch = new List<string>(Batch);
        while (batch.Count < Batch && states.Read())
        {
            batch.Add(states.GetString(0));
        }

        return
        [
            .. batch
                .AsParallel()
                .AsOrdered()
                .Select(state => IndexedPosting.Of(StateJson.Read<JobPostingState>(state))),
        ];
    }

    private static TimeSpan Put(SqliteConnection target, IndexedPosting[] postings)
    {
        var before = Stopwatch.GetTimestamp();
        using var transaction = target.BeginTransaction();
        using var insert = target.CreateCommand();
        insert.CommandText = Insert;
        var columns = new[] { "@title", "@skills", "@body", "@keys" }
            .Select(name => insert.Parameters.Add(name, SqliteType.Text))
            .ToArray();
        foreach (var posting in postings)
        {
            columns[0].Value = posting.Title;
            columns[1].Value = posting.Skills;
            columns[2].Value = posting.Body;
            columns[3].Value = posting.Keys;
            insert.ExecuteNonQuery();
        }

        transaction.Commit();
        return Stopwatch.GetElapsedTime(before);
    }

    private static void Delete(string file)
    {
        foreach (var part in new[] { file, $"{file}-wal", $"{file}-shm" })
        {
            File.Delete(part);
        }
    }
}
