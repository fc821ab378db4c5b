using System.Data;
using System.Data.Common;
using System.Globalization;
using Microsoft.Data.SqlClient;
using Polly;
using RoleCatalog.Application.Pipeline;

namespace RoleCatalog.Infrastructure.Persistence.SqlServer;

/// <summary>
/// A database that several processes share. A write is a transaction of its own; what another has changed meanwhile shows
/// in the rows that a statement finds, and in the locks that it waits for.
/// </summary>
internal sealed class SqlServerDatabase(SqlServerOptions options, SqlServerSchema schema, StorePolicies policies)
    : IDatabase
{
    private IsolationLevel reading = IsolationLevel.ReadCommitted;

    public ISqlDialect Dialect { get; } = new SqlServerDialect();

    public async Task Start(bool mayMigrate, CancellationToken cancellationToken)
    {
        try
        {
            var hasSnapshots = await schema.Prepare(mayMigrate, cancellationToken);
            reading = hasSnapshots ? IsolationLevel.Snapshot : IsolationLevel.ReadCommitted;
        }
        catch (SqlException error)
        {
            throw new SettingException(
                SqlServerOptions.Setting,
                StartFailures.Explain(error.Number, error.Message, options),
                error
            );
        }
    }

    /// <summary>Nothing to tell: whoever wants the store opens it.</summary>
    public void ServedAt(string url) { }

    public Task<T> Write<T>(DbSession session, Func<Task<T>> work, CancellationToken queued) =>
        Run(
            async () =>
            {
                await using var connection = await Open(queued);
                await using var transaction = await Begin(connection, IsolationLevel.ReadCommitted, queued);
                var result = await Within(transaction, session, work, CancellationToken.None);
                await Commit(transaction);
                return result;
            },
            queued
        );

    /// <summary>Ends in a rollback, so that work which writes all the same has changed nothing.</summary>
    public Task<T> Read<T>(DbSession session, Func<Task<T>> work, CancellationToken cancellationToken) =>
        Run(
            async () =>
            {
                await using var connection = await Open(cancellationToken);
                await using var transaction = await Begin(connection, reading, cancellationToken);
                return await Within(transaction, session, work, cancellationToken);
            },
            cancellationToken
        );

    public ValueTask DisposeAsync()
    {
        using var pooled = new SqlConnection(options.ConnectionString);
        SqlConnection.ClearPool(pooled);
        return ValueTask.CompletedTask;
    }

    private async Task<T> Run<T>(Func<Task<T>> unit, CancellationToken cancellationToken)
    {
        try
        {
            return await policies.UnitOfWork.ExecuteAsync(
                static async (unit, token) =>
                {
                    token.ThrowIfCancellationRequested();
                    return await unit();
                },
                unit,
                cancellationToken
            );
        }
        catch (TransientException error)
        {
            throw error.InnerException is ChangedMeanwhileException overtaken
                ? overtaken
                : new StoreUnavailableException(error);
        }
    }

    // Whatever keeps a connection from being opened after the start, a changed password too, is an outage.
    private async Task<SqlConnection> Open(CancellationToken cancellationToken)
    {
        var connection = new SqlConnection(options.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            return connection;
        }
        catch (Exception error) when (error is SqlException or InvalidOperationException)
        {
            await connection.DisposeAsync();
            throw Meaning(error) ?? new StoreUnavailableException(error);
        }
    }

    private static async Task<SqlTransaction> Begin(
        SqlConnection connection,
        IsolationLevel isolation,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return (SqlTransaction)await connection.BeginTransactionAsync(isolation, cancellationToken);
        }
        catch (Exception error) when (Meaning(error) is { } meaning)
        {
            throw meaning;
        }
    }

    private static async Task<T> Within<T>(
        SqlTransaction transaction,
        DbSession session,
        Func<Task<T>> work,
        CancellationToken cancellationToken
    )
    {
        var connection = transaction.Connection!;
        try
        {
            using var enlisted = session.Enlist(connection, transaction, cancellationToken);
            return await work();
        }
        catch (Exception error) when (Meaning(error) is { } meaning)
        {
            throw meaning;
        }
        // The driver may notice only here what broke before.
        catch (InvalidOperationException error) when (connection.State != ConnectionState.Open)
        {
            throw new TransientException("connection-closed", error);
        }
    }

    // From here on nobody can say whether the work is kept, should the answer be lost.
    private static async Task Commit(SqlTransaction transaction)
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

    // A key, a reference or a version that the work did not expect: another has committed in between. Begun again, it finds
    // that, and says what it means.
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
