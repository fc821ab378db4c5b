using Microsoft.Data.SqlClient;
using Polly;
using Polly.Timeout;
using RoleCatalog.Application.Pipeline;

namespace RoleCatalog.Infrastructure.Persistence.SqlServer;

/// <summary>
/// A database that several processes share. A write is a transaction of its own; what another has changed meanwhile shows
/// in the rows that a statement finds, and in the locks that it waits for.
/// </summary>
internal sealed class SqlServerDatabase(SqlServerOptions options, SqlServerSchema schema, StorePolicies policies)
    : IDatabase
{
    private const string ReadCommitted = """
        SET TRANSACTION ISOLATION LEVEL READ COMMITTED;
        BEGIN TRANSACTION;
        """;

    private const string Snapshot = """
        SET TRANSACTION ISOLATION LEVEL SNAPSHOT;
        BEGIN TRANSACTION;
        """;

    private string reading = ReadCommitted;

    public ISqlDialect Dialect { get; } = new SqlServerDialect();

    public async Task Start(bool mayMigrate, CancellationToken cancellationToken)
    {
        try
        {
            var hasSnapshots = await schema.Prepare(mayMigrate, cancellationToken);
            reading = hasSnapshots ? Snapshot : ReadCommitted;
        }
        catch (SqlException error)
        {
            throw StartFailures.Explained(error, options);
        }
    }

    /// <summary>Nothing to tell: whoever wants the store opens it.</summary>
    public void ServedAt(string url) { }

    public Task<T> Write<T>(DbSession session, Func<Task<T>> work, CancellationToken queued) =>
        Run(
            async begin =>
            {
                await using var transaction = await SqlServerTransaction.Begin(options, ReadCommitted, begin);
                var result = await transaction.Run(session, work, CancellationToken.None);
                await transaction.Commit();
                return result;
            },
            queued
        );

    /// <summary>Is never committed, so that work which writes all the same has changed nothing.</summary>
    public Task<T> Read<T>(DbSession session, Func<Task<T>> work, CancellationToken cancellationToken) =>
        Run(
            async limited =>
            {
                await using var transaction = await SqlServerTransaction.Begin(options, reading, limited);
                return await transaction.Run(session, work, limited);
            },
            cancellationToken
        );

    public ValueTask DisposeAsync()
    {
        using var pooled = new SqlConnection(options.ConnectionString);
        SqlConnection.ClearPool(pooled);
        return ValueTask.CompletedTask;
    }

    private async Task<T> Run<T>(Func<CancellationToken, Task<T>> unit, CancellationToken cancellationToken)
    {
        try
        {
            return await policies.UnitOfWork.ExecuteAsync(
                static async (unit, limited) =>
                {
                    limited.ThrowIfCancellationRequested();
                    return await unit(limited);
                },
                unit,
                cancellationToken
            );
        }
        catch (Exception error) when (error is TransientException or TimeoutRejectedException)
        {
            throw error.InnerException is ChangedMeanwhileException overtaken
                ? overtaken
                : new StoreUnavailableException(error);
        }
    }
}
