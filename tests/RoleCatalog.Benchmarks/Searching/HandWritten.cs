using Microsoft.Data.Sqlite;
using RoleCatalog.Infrastructure.Search.Index;

namespace RoleCatalog.Benchmarks.Searching;

/// <summary>
/// The reference: each search by hand against the index file, with the count up to 50,000 and the states of the page, every
/// statement prepared once. It asks for no status, which is less than the product does.
/// </summary>
internal sealed class HandWritten : IDisposable
{
    private const int PageSize = 20;

    private readonly SqliteConnection index;
    private readonly SqliteConnection store;
    private readonly Dictionary<string, SqliteCommand> prepared = [];

    public HandWritten(string indexFile, string storeFile)
    {
        index = Open(indexFile);
        store = Open(storeFile);
    }

    /// <summary>Runs it and gives the characters of the states that were read, so that none is left out.</summary>
    public long Run(NamedQuery query, int below = int.MaxValue)
    {
        var numbers = query.By switch
        {
            FoundBy.Newest => Numbers(NewestPage, below),
            FoundBy.ClosingSoonest => Numbers(ClosingPage, TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds()),
            FoundBy.Salary => Numbers(SalaryPage, Currency("IDR")),
            _ => Relevant(query.Match!),
        };
        if (query.Match is { } match)
        {
            Number(CountMatches, match);
        }
        else
        {
            Number(CountAll);
        }

        return numbers.Sum(number => State(Number(PositionOf, number)).Length);
    }

    public void Dispose()
    {
        foreach (var command in prepared.Values)
        {
            command.Dispose();
        }

        index.Dispose();
        store.Dispose();
    }

    private const string NewestPage = """
        SELECT number
        FROM postings
        WHERE number < ?1
        ORDER BY number DESC
        LIMIT 20
        """;

    private const string ClosingPage = """
        SELECT number
        FROM closing
        WHERE ends_at > ?1
        ORDER BY ends_at, number DESC
        LIMIT 20
        """;

    private const string SalaryPage = """
        SELECT number
        FROM salaries
        WHERE currency = ?1
        ORDER BY yearly DESC, number DESC
        LIMIT 20
        """;

    private const string MatchingPage = """
        SELECT rowid
        FROM terms
        WHERE terms MATCH ?1
        ORDER BY rowid DESC
        LIMIT 20
        """;

    private const string CountMatches = """
        SELECT COUNT(*)
        FROM (SELECT rowid FROM terms WHERE terms MATCH ?1 ORDER BY rowid DESC LIMIT 50000)
        """;

    private const string CountAll = """
        SELECT COUNT(*)
        FROM (SELECT number FROM postings ORDER BY number DESC LIMIT 50000)
        """;

    // The third and fourth number of the facts, see Facts.
    private const string PositionOf = """
        SELECT facts
        FROM postings
        WHERE number = ?1
        """;

    private const string StateAt = """
        SELECT state
        FROM changes
        WHERE position = ?1
        """;

    private const string WordOf = """
        SELECT number
        FROM words
        WHERE kind = ?1
          AND name = ?2
        """;

    // Those with all words in the title come first, then those with all in the title and the skills.
    private List<long> Relevant(string match)
    {
        string[] tiers =
        [
            $"({{title}} : ({match}))",
            $"(({{title skills}} : ({match})) NOT ({{title}} : ({match})))",
            $"(({match}) NOT ({{title skills}} : ({match})))",
        ];
        var found = new List<long>();
        foreach (var tier in tiers)
        {
            if (found.Count < PageSize)
            {
                found.AddRange(Numbers(MatchingPage, tier).Take(PageSize - found.Count));
            }
        }

        return found;
    }

    private long Currency(string code) => Number(WordOf, (int)WordKind.Currency, code);

    private List<long> Numbers(string sql, object value)
    {
        using var rows = Command(index, sql, value).ExecuteReader();
        var numbers = new List<long>();
        while (rows.Read())
        {
            numbers.Add(rows.GetInt64(0));
        }

        return numbers;
    }

    private long Number(string sql, params ReadOnlySpan<object> values) =>
        Command(index, sql, values).ExecuteScalar() switch
        {
            byte[] facts => BitConverter.ToInt64(facts, 2 * sizeof(int)),
            var number => (long)number!,
        };

    private string State(long position) => (string)Command(store, StateAt, position).ExecuteScalar()!;

    private SqliteCommand Command(SqliteConnection connection, string sql, params ReadOnlySpan<object> values)
    {
        if (!prepared.TryGetValue(sql, out var command))
        {
            prepared[sql] = command = connection.CreateCommand();
            command.CommandText = sql;
            for (var number = 1; number <= values.Length; number++)
            {
                command.Parameters.Add(new SqliteParameter($"?{number}", null));
            }
        }

        for (var at = 0; at < values.Length; at++)
        {
            command.Parameters[at].Value = values[at];
        }

        return command;
    }

    private static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var settings = connection.CreateCommand();
        settings.CommandText = "PRAGMA mmap_size = 4294967296; PRAGMA cache_size = -65536";
        settings.ExecuteNonQuery();
        return connection;
    }
}
