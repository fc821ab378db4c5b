using System.Data.Common;
using Dapper;

namespace RoleCatalog.Infrastructure.Persistence;

/// <summary>
/// The transaction that a scope is in, and the only way to its SQL: neither the transaction nor the cancellation of a
/// statement can be forgotten.
/// </summary>
internal sealed class DbSession(ISqlDialect dialect)
{
    static DbSession() => DefaultTypeMap.MatchNamesWithUnderscores = true;

    private DbConnection? connection;
    private DbTransaction? transaction;
    private CancellationToken cancellation;
    private string? abandoned;

    public ISqlDialect Dialect => dialect;

    internal bool IsEnlisted => connection is not null;

    public Task<IReadOnlyList<T>> Query<T>(string sql, object? parameters = null) =>
        Run<IReadOnlyList<T>>(
            sql,
            parameters,
            static async (db, command) => (await db.QueryAsync<T>(command)).AsList()
        );

    /// <summary>Rows one by one, for those who stop before the last of them, or who read very many.</summary>
    public async IAsyncEnumerable<T> Stream<T>(string sql, object parameters, Func<DbDataReader, T> read)
    {
        var command = new CommandDefinition(sql, parameters, transaction, cancellationToken: cancellation);
        await using var rows = await Connection().ExecuteReaderAsync(command);
        while (await rows.ReadAsync(cancellation))
        {
            yield return read(rows);
        }
    }

    public Task<T?> QuerySingleOrDefault<T>(string sql, object? parameters = null) =>
        Run(sql, parameters, static (db, command) => db.QuerySingleOrDefaultAsync<T>(command));

    public Task<T> QuerySingle<T>(string sql, object? parameters = null) =>
        Run(sql, parameters, static (db, command) => db.QuerySingleAsync<T>(command));

    public Task<int> Execute(string sql, object? parameters = null) =>
        Run(sql, parameters, static (db, command) => db.ExecuteAsync(command));

    /// <summary>Runs the statement once a row.</summary>
    public Task<int> ExecuteMany(string sql, IEnumerable<object> rows) => Execute(sql, rows);

    internal Enlistment Enlist(DbConnection open, DbTransaction? within, CancellationToken cancellationToken)
    {
        if (IsEnlisted)
        {
            throw new InvalidOperationException("The session is in a transaction already: Read and Write do not nest.");
        }

        (connection, transaction, cancellation) = (open, within, cancellationToken);
        return new Enlistment(this);
    }

    /// <summary>Refuses all use from now on, for work of this session may still be running where nobody waits for it.</summary>
    internal void Abandon(string reason) => abandoned = reason;

    private async Task<T> Run<T>(string sql, object? parameters, Func<DbConnection, CommandDefinition, Task<T>> run)
    {
        var command = new CommandDefinition(sql, parameters, transaction, cancellationToken: cancellation);
        try
        {
            return await run(Connection(), command);
        }
        catch (DbException error) when (dialect.DuplicateKey(error) is { } index)
        {
            throw new DuplicateKeyException(index, error);
        }
        catch (DbException error) when (dialect.IsBrokenReference(error))
        {
            throw new BrokenReferenceException(error);
        }
    }

    private DbConnection Connection()
    {
        cancellation.ThrowIfCancellationRequested();
        return abandoned is null
            ? connection ?? throw new InvalidOperationException("SQL runs inside IUnitOfWork.Read or Write only.")
            : throw new InvalidOperationException(abandoned);
    }

    internal readonly struct Enlistment(DbSession session) : IDisposable
    {
        public void Dispose() =>
            (session.connection, session.transaction, session.cancellation) = (null, null, CancellationToken.None);
    }
}
