namespace RoleCatalog.Infrastructure.Changes;

/// <summary>The changes that one unit of work has recorded and not yet appended to the log.</summary>
internal interface IChangeBuffer
{
    /// <summary>Forgets what an earlier run of the same unit recorded.</summary>
    void Clear();

    /// <summary>Appends the changes and returns the position of the last, or null if there are none.</summary>
    Task<long?> Flush();
}
