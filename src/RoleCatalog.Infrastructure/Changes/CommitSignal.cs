namespace RoleCatalog.Infrastructure.Changes;

/// <summary>Wakes the relay. What happens while it does not wait is remembered, so no wake-up is lost.</summary>
internal sealed class CommitSignal : ICommitSignal, IDisposable
{
    private readonly SemaphoreSlim pending = new(0, 1);
    private readonly Lock gate = new();
    private long position;
    private bool isDisposed;

    /// <summary>Up to where commits of this process are known to have come.</summary>
    public long Position => Interlocked.Read(ref position);

    public void Committed(long position)
    {
        lock (gate)
        {
            this.position = Math.Max(this.position, position);
        }

        Wake();
    }

    public void Wake()
    {
        lock (gate)
        {
            // Who ends last may still tell of it.
            if (!isDisposed && pending.CurrentCount == 0)
            {
                pending.Release();
            }
        }
    }

    /// <summary>Returns at the next wake-up, or one since the last call, or after the time is over.</summary>
    public Task Wait(TimeSpan atMost, CancellationToken cancellationToken) =>
        pending.WaitAsync(atMost, cancellationToken);

    public void Dispose()
    {
        lock (gate)
        {
            isDisposed = true;
            pending.Dispose();
        }
    }
}
