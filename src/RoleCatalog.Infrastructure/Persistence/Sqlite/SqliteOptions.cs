using Microsoft.Data.Sqlite;

namespace RoleCatalog.Infrastructure.Persistence.Sqlite;

internal sealed record SqliteOptions(string ConnectionString)
{
    private const string Setting = "Store:ConnectionString";

    /// <summary>Commands that may wait for the writer; further ones wait to be queued.</summary>
    public int QueueCapacity { get; init; } = 1024;

    public int UnitsPerCommit { get; init; } = 64;

    public TimeSpan TimePerCommit { get; init; } = TimeSpan.FromMilliseconds(10);

    public int Readers { get; init; } = Math.Max(4, 2 * Environment.ProcessorCount);

    /// <summary>A read that takes longer is stopped, because the log cannot be reused past the oldest reader.</summary>
    public TimeSpan ReadLimit { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Pages that a checkpoint moves in one step: few enough that the commands behind it hardly notice.</summary>
    public int CheckpointPages { get; init; } = 400;

    /// <summary>From this size on, the writer waits a moment for readers, so that the log starts again from its beginning.</summary>
    public int LogPages { get; init; } = 8_000;

    /// <summary>The absolute path of the database.</summary>
    public string File => Resolved(Path.GetFullPath(DataSource()));

    // The lock lies beside the file itself, so that a link to it is no second door.
    private static string Resolved(string path) =>
        System.IO.File.Exists(path)
            ? new FileInfo(path).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? path
            : path;

    private string DataSource()
    {
        var connection = Parsed();
        var source = connection.DataSource;
        var isFile =
            source.Length > 0
            && connection.Mode != SqliteOpenMode.Memory
            && !source.StartsWith(':')
            && !source.StartsWith("file:", StringComparison.OrdinalIgnoreCase);
        return isFile
            ? source
            : throw new SettingException(
                Setting,
                $"'{source}' names no file. The store keeps its data: use 'Data Source=path/to/rolecatalog.db'."
            );
    }

    /// <summary>The connection string in its parts.</summary>
    public SqliteConnectionStringBuilder Parsed()
    {
        try
        {
            return new SqliteConnectionStringBuilder(ConnectionString);
        }
        catch (ArgumentException error)
        {
            throw new SettingException(
                Setting,
                $"'{ConnectionString}' is no connection string: {error.Message}",
                error
            );
        }
    }
}
