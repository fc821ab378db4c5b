namespace RoleCatalog.Application.Changes;

/// <summary>The end of the log, for those who wait for it to grow. Who waits holds nothing of the store.</summary>
public interface IChangeTail
{
    /// <summary>True as soon as the log is longer; false when the time is over, or the process ends.</summary>
    Task<bool> GrowsBeyond(long position, TimeSpan within, CancellationToken cancellationToken);

    /// <summary>Cancelled when the process ends.</summary>
    CancellationToken Closing { get; }

    /// <summary>Nobody waits any longer, for the process ends.</summary>
    void Close();
}
