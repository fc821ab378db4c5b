using System.Data;
using System.Data.Common;
using System.Globalization;
using Microsoft.Data.SqlClient;
using RoleCatalog.Application.Pipeline;

namespace RoleCatalog.Infrastructure.Persistence.SqlServer;

/// <summary>A transaction on a connection of its own. It is undone unless it was committed.</summary>
internal sealed class SqlServerTransaction : IAsyncDisposable
{
    private readonly SqlConnection connection;
    private readonly SqlTransaction transaction;

    private SqlServerTransaction(SqlConnection connection, SqlTransaction transaction) =>
        (this.connection, this.transaction) = (connection, transaction);

    /// <exception cref="TransientException">A connection of the pool was broken: another may not be.</exception>
    /// <exception cref="StoreUnavailableException">
    /// No connection opens in the time that is given to it. Whatever it is after the start, a changed password too, is an outage.
    /// </exception>
    public static async Task<SqlServerTransaction> Begin(
        string connectionString,
        IsolationLevel isolation,
        CancellationToken cancellationToken
    )
    {
        var connection = new SqlConnection(connectionString);
        try
        {
            await Open(connection, cancellationToken);
            var transaction = await connection.BeginTransactionAsync(isolation, cancellationToken);
            return new SqlServerTransaction(connection, (SqlTransaction)transaction);
        }
        catch (Exception error)
        {
            await connection.DisposeAsync();
            if (Meaning(error) is { } meaning)
            {
                throw meaning;
            }

            throw;
        }
    }

    private static async Task Open(SqlConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            await connection.OpenAsync(cancellationToken);
        }
        catch (Exception error) when (error is SqlException or InvalidOperationException)
        {
            throw new StoreUnavailableException(error);
        }
    }

    public async Task<T> Run<T>(DbSession session, Func<Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            using var enlisted = session.Enlist(connection, transaction, cancellationToken);
            return await work();
        }
        catch (Exception error) when (Meaning(error) is not null)
        {
            throw Meaning(error)!;
        }
        // The driver may notice only here what broke before.
        catch (InvalidOperationException error) when (connection.State != ConnectionState.Open)
        {
            throw new TransientException("connection-closed", error);
        }
    }

    /// <exception cref="CommitUnknownException">The answer was lost: nobody can say whether the work is kept.</exception>
    public async Task Commit()
    {
        try
        {
            await transaction.CommitAsync(CancellationToken.None);
        }
        catch (Exception error) when (error is DbException or InvalidOperationException)
        {
            throw new CommitUnknownException(error);
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await transaction.DisposeAsync();
        }
        catch (Exception error) when (error is DbException or InvalidOperationException)
        {
            // The connection is broken, which undoes the transaction; what broke it is told already.
        }

        await connection.DisposeAsync();
    }

    // A key, a reference or a version that the work did not expect: another has committed in between. Begun again, the work
    // finds that, and says what it means.
    private static Exception? Meaning(Exception error) =>
        error switch
        {
            SqlException failed when SqlServerErrors.IsTransient(failed.Number, failed.Class) => new TransientException(
                failed.Number.ToString(CultureInfo.InvariantCulture),
                failed
            ),
            SqlException { Number: SqlServerErrors.Timeout } => new StoreUnavailableException(error),
            DuplicateKeyException => new TransientException("duplicate-key", error),
            BrokenReferenceException => new TransientException("broken-reference", error),
            ChangedMeanwhileException => new TransientException("changed-meanwhile", error),
            _ => null,
        };
}
