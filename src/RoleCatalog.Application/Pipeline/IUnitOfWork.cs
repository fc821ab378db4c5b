namespace RoleCatalog.Application.Pipeline;

/// <summary>Where commands and queries meet the store. One a scope.</summary>
public interface IUnitOfWork
{
    /// <summary>The position of the last change that this scope committed, or null.</summary>
    long? Position { get; }

    /// <summary>
    /// Runs the work in one transaction, appends its changes to the log and commits. The work awaits nothing but the
    /// store, and may be run again from scratch. Cancelling counts only while the work is queued.
    /// </summary>
    Task<T> Write<T>(Func<Task<T>> work, CancellationToken queued);

    /// <summary>Runs the work on one consistent state of the store.</summary>
    Task<T> Read<T>(Func<Task<T>> work, CancellationToken cancellationToken);
}
