using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using RoleCatalog.Infrastructure.Persistence.Sqlite;

namespace RoleCatalog.Infrastructure.Search.Index;

/// <summary>The connections to an index file: one that writes, and kept ones that read.</summary>
internal sealed class IndexConnections : IDisposable
{
    // Whatever was lost is built again, but a file that is torn would not be noticed: the log is written in order.
    private const string Writing = """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = NORMAL;
        PRAGMA wal_autocheckpoint = 0;
        PRAGMA temp_store = MEMORY;
        PRAGMA cache_size = -65536;
        """;

    private const string Reading = """
        PRAGMA query_only = ON;
        PRAGMA wal_autocheckpoint = 0;
        PRAGMA cache_size = -16384;
        PRAGMA mmap_size = 4294967296;
        """;

    private const int MostIdle = 16;

    private readonly ConcurrentStack<ReusingConnection> idle = new();
    private readonly string connectionString;

    public IndexConnections(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        connectionString = new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ConnectionString;
        Writer = Open(Writing);
    }

    public ReusingConnection Writer { get; }

    /// <summary>Lends a connection; one that SQLite has failed on is not lent again.</summary>
    public T Read<T>(Func<ReusingConnection, T> read)
    {
        var connection = idle.TryPop(out var open) ? open : Open(Reading);
        var isSound = true;
        try
        {
            return read(connection);
        }
        catch (SqliteException)
        {
            isSound = false;
            throw;
        }
        finally
        {
            if (isSound && idle.Count < MostIdle)
            {
                idle.Push(connection);
            }
            else
            {
                connection.Dispose();
            }
        }
    }

    public void Dispose()
    {
        while (idle.TryPop(out var connection))
        {
            connection.Dispose();
        }

        Writer.Dispose();
    }

    private ReusingConnection Open(string settings)
    {
        var connection = new ReusingConnection(connectionString);
        try
        {
            connection.Open();
            connection.Run(settings);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}

internal static class IndexStatements
{
    /// <summary>Runs a statement with the values of ?1, ?2 and so on.</summary>
    public static int Run(this ReusingConnection connection, string sql, params ReadOnlySpan<object> values)
    {
        var command = connection.Take(sql);
        try
        {
            command.With(values);
            return command.ExecuteNonQuery();
        }
        finally
        {
            connection.Return(command);
        }
    }

    /// <summary>The rows of a statement, one by one.</summary>
    public static IEnumerable<T> Rows<T>(
        this ReusingConnection connection,
        string sql,
        Func<SqliteDataReader, T> read,
        params object[] values
    )
    {
        var command = connection.Take(sql);
        try
        {
            command.With(values);
            using var rows = command.ExecuteReader();
            while (rows.Read())
            {
                yield return read(rows);
            }
        }
        finally
        {
            connection.Return(command);
        }
    }

    private static void With(this SqliteCommand command, ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters.AddWithValue(Name(i), values[i]);
        }
    }

    private static string Name(int index) =>
        index switch
        {
            0 => "?1",
            1 => "?2",
            2 => "?3",
            3 => "?4",
            _ => "?5",
        };
}
