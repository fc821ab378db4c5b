using Microsoft.Extensions.Logging;

namespace RoleCatalog.Infrastructure.Persistence.Sqlite;

/// <summary>A database file that this process owns: one writer, many readers.</summary>
internal sealed class SqliteDatabase(
    SqliteOptions options,
    IReadOnlyList<Migration> migrations,
    TimeProvider time,
    ILogger<SqliteDatabase> logger
) : IDatabase
{
    private readonly SqliteFile file = new(options);
    private FileLock? held;
    private SqliteWriter? writer;
    private SqliteReaders? readers;

    public ISqlDialect Dialect { get; } = new SqliteDialect();

    /// <summary>Transactions committed since the start; several units of work may have shared one.</summary>
    public long Commits => Started(writer).Commits;

    /// <summary>Units of work that wait for the writer.</summary>
    public int Queued => Started(writer).Queued;

    /// <summary>Pages in the write-ahead log at the last checkpoint.</summary>
    public int LogPages => Started(writer).LogPages;

    /// <summary>Always migrates: nobody else has the file, so nobody else can.</summary>
    public async Task Start(bool mayMigrate, CancellationToken cancellationToken)
    {
        held = FileLock.Take(file.Path);
        await using (var connection = file.OpenForMigrations())
        {
            logger.LogInformation("Opened {File} with SQLite {Version}", file.Path, connection.ServerVersion);
            await new Migrator(Dialect, migrations, time, logger).Apply(connection, cancellationToken);
        }

        writer = new SqliteWriter(file, options, logger);
        readers = new SqliteReaders(file, options);
    }

    public void ServedAt(string url) => Started(held).SetUrl(url);

    public Task<T> Write<T>(DbSession session, Func<Task<T>> work, CancellationToken queued)
    {
        RefuseNesting(session);
        return Started(writer).Run(new WriteUnit<T>(session, work, queued), queued);
    }

    public Task<T> Read<T>(DbSession session, Func<Task<T>> work, CancellationToken cancellationToken)
    {
        RefuseNesting(session);
        return Started(readers).Read(session, work, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        var (closingReaders, closingWriter, closingLock) = (readers, writer, held);
        (readers, writer, held) = (null, null, null);
        if (closingReaders is not null)
        {
            await closingReaders.DisposeAsync();
        }

        if (closingWriter is not null)
        {
            await closingWriter.DisposeAsync();
        }

        closingLock?.Dispose();
    }

    private void RefuseNesting(DbSession session)
    {
        if (session.IsEnlisted || Started(writer).IsCurrentThread)
        {
            throw new InvalidOperationException(
                "A unit of work begins no other: it would wait for the writer that waits for it. Read and Write do not nest."
            );
        }
    }

    private static T Started<T>(T? part)
        where T : class => part ?? throw new InvalidOperationException("The database is not started, or is closed.");
}
