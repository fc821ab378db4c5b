namespace RoleCatalog.Infrastructure.Changes;

/// <summary>Tells the readers of the log that it has grown.</summary>
internal interface ICommitSignal
{
    /// <summary>The log is committed up to this position. Calls may arrive out of order.</summary>
    void Committed(long position);
}
