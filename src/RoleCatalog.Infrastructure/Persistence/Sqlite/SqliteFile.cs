using Microsoft.Data.Sqlite;

namespace RoleCatalog.Infrastructure.Persistence.Sqlite;

/// <summary>Opens the connections of one database file, each with its settings.</summary>
internal sealed class SqliteFile(SqliteOptions options)
{
    // Checkpoints belong to the writer: two connections at them run into the WAL-reset bug of SQLite before 3.51.3.
    private const string Shared = """
        PRAGMA wal_autocheckpoint = 0;
        PRAGMA temp_store = MEMORY;
        """;

    private const string Writer = """
        PRAGMA synchronous = FULL;
        PRAGMA journal_size_limit = 67108864;
        PRAGMA cache_size = -65536;
        """;

    private const string Reader = """
        PRAGMA query_only = ON;
        PRAGMA cache_size = -16384;
        """;

    // Pooling would keep the file open after the store is closed. The timeout is for strangers on the file.
    private readonly SqliteConnectionStringBuilder connectionString = new(options.Parsed().ConnectionString)
    {
        DataSource = options.File,
        Pooling = false,
        DefaultTimeout = 5,
    };

    public string Path => options.File;

    /// <summary>Without foreign keys, so that a migration can rebuild a table that others refer to.</summary>
    /// <exception cref="SettingException">The file is no database, or cannot be opened.</exception>
    public SqliteConnection OpenForMigrations()
    {
        try
        {
            return Open(new SqliteConnection(ConnectionString(false)), Writer);
        }
        catch (SqliteException error)
        {
            throw new SettingException("Store:ConnectionString", $"'{Path}' cannot be opened: {error.Message}", error);
        }
    }

    public ReusingConnection OpenWriter() => Open(new ReusingConnection(ConnectionString(true)), Writer);

    public ReusingConnection OpenReader() => Open(new ReusingConnection(ConnectionString(true)), Reader);

    private string ConnectionString(bool foreignKeys) =>
        new SqliteConnectionStringBuilder(connectionString.ConnectionString)
        {
            ForeignKeys = foreignKeys,
        }.ConnectionString;

    // Some file systems cannot share memory, and SQLite then keeps the mode that it had without an error.
    private static void RequireLog(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = WAL";
        if (command.ExecuteScalar() is not "wal")
        {
            throw new InvalidOperationException(
                $"The file system of '{connection.DataSource}' allows no write-ahead log."
            );
        }
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static T Open<T>(T connection, string settings)
        where T : SqliteConnection
    {
        try
        {
            connection.Open();
            Execute(connection, Shared);
            Execute(connection, settings);
            RequireLog(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
