using Microsoft.Data.Sqlite;

namespace RoleCatalog.Benchmarks.Searching.Generating;

/// <summary>
/// Makes a store with so many postings, which the product then reads, searches and changes as if commands had made them.
/// The same seed on the same day gives the same postings, but for their ids.
/// </summary>
internal sealed class Generator(string file, int postings, int seed)
{
    /// <summary>Another one when the same seed makes other postings than before.</summary>
    public const int Format = 2;

    private const int Batch = 256;

    // Their rows come in no order at all: they are made at the end.
    private const string LateIndexes = """
        SELECT sql
        FROM sqlite_schema
        WHERE type = 'index'
          AND tbl_name = 'skill_uses'
          AND sql IS NOT NULL
        """;

    public async Task Run()
    {
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var times = new Timetable(new DateTimeOffset(today, TimeOnly.MinValue, TimeSpan.Zero), postings);
        Groundwork groundwork;
        await using (var catalog = await OwnCatalog.At(file, new StoppedClock(times.Start)))
        {
            groundwork = await Groundwork.Lay(catalog, seed);
        }

        using var connection = new SqliteConnection($"Data Source={file};Pooling=False;Foreign Keys=False");
        connection.Open();
        // Nobody else reads the file yet, and a failure is begun anew.
        Execute(connection, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -262144");
        var offers = new Offers(groundwork, today);
        await Write(connection, () => new PostingMaker(groundwork, offers, times, seed));
    }

    private async Task Write(SqliteConnection connection, Func<PostingMaker> maker)
    {
        var indexes = Texts(connection, LateIndexes);
        var progress = new Progress("postings", postings);
        var counting = new Counting();
        using var rows = new PostingWriter(connection);
        using var log = new LogWriter(connection);
        using var makers = new ThreadLocal<PostingMaker>(maker);
        var made = Make(makers, first: 1);
        for (var first = 1; first <= postings; first += Batch)
        {
            var batch = await made;
            made = Make(makers, first + Batch);
            Execute(connection, "BEGIN");
            foreach (var posting in batch)
            {
                log.AppendUntil(posting.Changes[0].Time);
                log.Add(posting.Changes);
                rows.Add(posting);
                counting.Add(posting);
            }

            Execute(connection, "COMMIT");
            progress.Show(first - 1 + batch.Length);
        }

        Execute(connection, "BEGIN");
        log.End();
        indexes.ForEach(index => Execute(connection, $"DROP INDEX {index.Split(' ')[2]}"));
        counting.Write(connection, new Progress("skills that are asked for, in per cent", 100).Show);
        indexes.ForEach(index => Execute(connection, index));
        Execute(connection, "COMMIT");
    }

    private Task<MadePosting[]> Make(ThreadLocal<PostingMaker> makers, int first) =>
        Task.Run(() =>
        {
            var made = new MadePosting[Math.Max(0, Math.Min(Batch, postings - first + 1))];
            Parallel.For(0, made.Length, index => made[index] = makers.Value!.Make(first + index));
            return made;
        });

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static List<string> Texts(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var texts = new List<string>();
        while (reader.Read())
        {
            texts.Add(reader.GetString(0));
        }

        return texts;
    }
}

internal sealed class StoppedClock(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
