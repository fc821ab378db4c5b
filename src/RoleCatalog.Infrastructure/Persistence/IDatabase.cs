namespace RoleCatalog.Infrastructure.Persistence;

/// <summary>One store. Disposing it drains the work that is queued and closes the store in good order.</summary>
internal interface IDatabase : IAsyncDisposable
{
    ISqlDialect Dialect { get; }

    /// <summary>Makes the store ready. A schema that is not current is brought forward if it may be, and refused otherwise.</summary>
    Task Start(bool mayMigrate, CancellationToken cancellationToken);

    /// <summary>Tells other processes, where one alone may have the store, under which address it is served.</summary>
    void ServedAt(string url);

    /// <summary>Runs the work in a transaction. The work may run again from scratch; its answer comes after the commit.</summary>
    Task<T> Write<T>(DbSession session, Func<Task<T>> work, CancellationToken queued);

    /// <summary>Runs the work on one consistent state, in which it can change nothing.</summary>
    Task<T> Read<T>(DbSession session, Func<Task<T>> work, CancellationToken cancellationToken);
}
