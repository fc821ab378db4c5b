using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace RoleCatalog.Infrastructure.Persistence.Sqlite;

/// <summary>The connections that read, kept open. Each read is one transaction, hence one state of the database.</summary>
internal sealed class SqliteReaders(SqliteFile file, SqliteOptions options) : IAsyncDisposable
{
    private readonly ConcurrentStack<ReusingConnection> idle = new();
    private readonly SemaphoreSlim free = new(options.Readers, options.Readers);

    public async Task<T> Read<T>(DbSession session, Func<Task<T>> work, CancellationToken cancellationToken)
    {
        await free.WaitAsync(cancellationToken);
        try
        {
            var connection = idle.TryPop(out var open) ? open : file.OpenReader();
            try
            {
                return await Read(connection, session, work, cancellationToken);
            }
            finally
            {
                PutBack(connection);
            }
        }
        finally
        {
            free.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        for (var i = 0; i < options.Readers; i++)
        {
            await free.WaitAsync();
        }

        while (idle.TryPop(out var connection))
        {
            await connection.DisposeAsync();
        }

        free.Dispose();
    }

    private async Task<T> Read<T>(
        ReusingConnection connection,
        DbSession session,
        Func<Task<T>> work,
        CancellationToken cancellationToken
    )
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.ReadLimit);
        try
        {
            Execute(connection, "BEGIN");
            await using var stop = limit.Token.UnsafeRegister(static open => Stop((SqliteConnection)open!), connection);
            using var enlisted = session.Enlist(connection, null, limit.Token);
            var result = await work();
            limit.Token.ThrowIfCancellationRequested();
            return result;
        }
        catch (Exception error) when (limit.IsCancellationRequested)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new StoreUnavailableException(
                new TimeoutException($"The read took longer than {options.ReadLimit} and was stopped.", error)
            );
        }
    }

    // Also frees the state that a reader holds while it runs no statement. SQLite serialises this with statements.
    private static void Stop(SqliteConnection connection)
    {
        raw.sqlite3_interrupt(connection.Handle);
        raw.sqlite3_exec(connection.Handle, "ROLLBACK");
    }

    private void PutBack(ReusingConnection connection)
    {
        try
        {
            if (raw.sqlite3_get_autocommit(connection.Handle) == 0)
            {
                Execute(connection, "COMMIT");
            }

            idle.Push(connection);
        }
        catch (SqliteException)
        {
            connection.Dispose();
        }
    }

    private static void Execute(ReusingConnection connection, string sql)
    {
        var command = connection.Take(sql);
        command.ExecuteNonQuery();
        connection.Return(command);
    }
}
