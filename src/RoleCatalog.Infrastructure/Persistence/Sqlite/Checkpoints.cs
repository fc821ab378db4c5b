using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using SQLitePCL;

namespace RoleCatalog.Infrastructure.Persistence.Sqlite;

/// <summary>
/// Moves what is committed from the log to the database, between commits and in small steps, so that the log starts
/// again from its beginning instead of growing.
/// </summary>
internal sealed class Checkpoints(SqliteOptions options, ILogger logger)
{
    private int written;
    private int nextRestart = options.LogPages;
    private int nextWarning = 8 * options.LogPages;

    /// <summary>Frames in the log at the last checkpoint.</summary>
    public int LogPages { get; private set; }

    public void AfterCommit(SqliteConnection connection)
    {
        var result = raw.sqlite3_db_status(
            connection.Handle,
            raw.SQLITE_DBSTATUS_CACHE_WRITE,
            out var pages,
            out _,
            resetFlg: 1
        );
        written += result == raw.SQLITE_OK ? pages : 0;
        if (written >= options.CheckpointPages)
        {
            Step(connection);
        }
    }

    public void WhenIdle(SqliteConnection connection)
    {
        if (written > 0)
        {
            Step(connection);
        }
    }

    /// <summary>Leaves a database without a log, for a store that closes.</summary>
    public void Finish(SqliteConnection connection) => Checkpoint(connection, raw.SQLITE_CHECKPOINT_TRUNCATE);

    private void Step(SqliteConnection connection)
    {
        written = 0;
        Checkpoint(connection, raw.SQLITE_CHECKPOINT_PASSIVE);
        if (LogPages >= nextRestart)
        {
            Restart(connection);
        }
        else if (LogPages < options.LogPages)
        {
            (nextRestart, nextWarning) = (options.LogPages, 8 * options.LogPages);
        }
    }

    // Under constant reading some reader always holds a part of the log; waiting for those that run now is enough. The
    // larger the log the longer the wait, in the end as long as a reader may take: then it cannot fail.
    private void Restart(SqliteConnection connection)
    {
        var wait = 20 * Math.Pow(2, (LogPages / options.LogPages) - 1);
        var longest = 2 * options.ReadLimit.TotalMilliseconds;
        raw.sqlite3_busy_timeout(connection.Handle, (int)Math.Min(wait, longest));
        var restarted = Checkpoint(connection, raw.SQLITE_CHECKPOINT_RESTART);
        raw.sqlite3_busy_timeout(connection.Handle, 0);
        nextRestart = restarted ? options.LogPages : LogPages + (options.LogPages / 4);
        if (!restarted && LogPages >= nextWarning)
        {
            logger.LogWarning("The write-ahead log has grown to {Pages} pages, for a long read holds it", LogPages);
            nextWarning = 2 * LogPages;
        }
    }

    private bool Checkpoint(SqliteConnection connection, int mode)
    {
        var result = raw.sqlite3_wal_checkpoint_v2(connection.Handle, "main", mode, out var log, out var moved);
        if (result is not (raw.SQLITE_OK or raw.SQLITE_BUSY))
        {
            logger.LogError("A checkpoint failed with SQLite error {Error}; the log keeps what it has", result);
            return false;
        }

        LogPages = Math.Max(log, 0);
        return result == raw.SQLITE_OK && moved == log;
    }
}
