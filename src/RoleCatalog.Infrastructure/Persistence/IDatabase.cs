namespace RoleCatalog.Infrastructure.Persistence;

/// <summary>One store. Disposing it drains the work that is queued and closes the store in good order.</summary>
internal interface IDatabase : IAsyncDisposable
{
    ISqlDialect Dialect { get; }

    /// <summary>Makes the store ready and its schema current.</summary>
    Task Start(CancellationToken cancellationToken);

    /// <summary>Runs the work in a transaction. The work may run again from scratch; its answer comes after the commit.</summary>
    Task<T> Write<T>(DbSession session, Func<Task<T>> work, CancellationToken queued);

    /// <summary>Runs the work on one consistent state, in which it can change nothing.</summary>
    Task<T> Read<T>(DbSession session, Func<Task<T>> work, CancellationToken cancellationToken);
}
