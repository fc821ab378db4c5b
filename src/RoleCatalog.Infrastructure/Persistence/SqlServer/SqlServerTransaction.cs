using System.Data;
using System.Globalization;
using Microsoft.Data.SqlClient;
using RoleCatalog.Application.Pipeline;

namespace RoleCatalog.Infrastructure.Persistence.SqlServer;

/// <summary>
/// A transaction on a connection of its own, undone unless it was committed. It is begun and ended by statements, since the
/// driver's own ways hold a thread until the server answers.
/// </summary>
internal sealed class SqlServerTransaction : IAsyncDisposable
{
    private const string CommitIt = """
        COMMIT TRANSACTION;
        """;

    private const string UndoIt = """
        IF @@TRANCOUNT > 0
            ROLLBACK TRANSACTION;
        """;

    /// <summary>Errors of this severity, and those of the driver itself, end the connection.</summary>
    private const byte EndsConnection = 20;

    private readonly SqlConnection connection;
    private readonly SqlServerOptions options;
    private bool isCommitted;

    private SqlServerTransaction(SqlConnection connection, SqlServerOptions options) =>
        (this.connection, this.options) = (connection, options);

    /// <exception cref="TransientException">A connection of the pool was broken: another may not be.</exception>
    /// <exception cref="StoreUnavailableException">
    /// No connection opens in the time that is given to it. Whatever it is after the start, a changed password too, is an outage.
    /// </exception>
    public static async Task<SqlServerTransaction> Begin(
        SqlServerOptions options,
        string begin,
        CancellationToken cancellationToken
    )
    {
        var transaction = new SqlServerTransaction(new SqlConnection(options.ConnectionString), options);
        try
        {
            await transaction.Open(cancellationToken);
            await transaction.Told(() => transaction.connection.Execute(begin, cancellationToken));
            return transaction;
        }
        catch
        {
            await transaction.DisposeAsync();
            throw;
        }
    }

    public Task<T> Run<T>(DbSession session, Func<Task<T>> work, CancellationToken cancellationToken) =>
        Told(async () =>
        {
            using var enlisted = session.Enlist(connection, within: null, cancellationToken);
            return await work();
        });

    /// <exception cref="CommitUnknownException">The answer was lost: nobody can say whether the work is kept.</exception>
    public async Task Commit()
    {
        try
        {
            await connection.Execute(CommitIt, CancellationToken.None);
            isCommitted = true;
        }
        catch (SqlException refused) when (IsRefusal(refused) && connection.State == ConnectionState.Open)
        {
            throw Meaning(refused) ?? refused;
        }
        catch (Exception error) when (error is SqlException or InvalidOperationException)
        {
            throw new CommitUnknownException(error);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!isCommitted && connection.State == ConnectionState.Open)
        {
            await Undo();
        }

        await connection.DisposeAsync();
    }

    // What cannot be undone is not to be lent to another with its locks: the pool lets go of its connections.
    private async Task Undo()
    {
        try
        {
            await connection.Execute(UndoIt, CancellationToken.None);
        }
        catch (Exception error) when (error is SqlException or InvalidOperationException)
        {
            SqlConnection.ClearPool(connection);
        }
    }

    private async Task Open(CancellationToken cancellationToken)
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

    private async Task<T> Told<T>(Func<Task<T>> work)
    {
        try
        {
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

    // From the server, which has ended nothing. The driver says that the connection is lost before it counts as closed.
    private static bool IsRefusal(SqlException error) => error.Class < EndsConnection && !IsTimeout(error);

    private static bool IsTimeout(SqlException error) => error.Number == SqlServerErrors.Timeout;

    // A key, a reference or a version that the work did not expect: another has committed in between. Begun again, the work
    // finds that, and says what it means.
    private Exception? Meaning(Exception error) =>
        error switch
        {
            SqlException failed when SqlServerErrors.IsTransient(failed.Number, failed.Class) => new TransientException(
                failed.Number.ToString(CultureInfo.InvariantCulture),
                failed
            ),
            SqlException failed when IsTimeout(failed) => new StoreUnavailableException(failed),
            SqlException failed when StartFailures.IsNotPermitted(failed.Number) => StartFailures.Explained(
                failed,
                options
            ),
            DuplicateKeyException => new TransientException("duplicate-key", error),
            BrokenReferenceException => new TransientException("broken-reference", error),
            ChangedMeanwhileException => new TransientException("changed-meanwhile", error),
            _ => null,
        };
}
