namespace RoleCatalog.Infrastructure.Changes;

/// <summary>Wakes who waits for commits. A commit while nobody waits is remembered, so no wake-up is lost.</summary>
internal sealed class CommitSignal : ICommitSignal, IDisposable
{
    private readonly SemaphoreSlim pending = new(0, 1);
    private readonly Lock gate = new();

    public void Committed(long position)
    {
        lock (gate)
        {
            if (pending.CurrentCount == 0)
            {
                pending.Release();
            }
        }
    }

    /// <summary>Returns at the next commit, or one since the last call, or after the time is over.</summary>
    public Task Wait(TimeSpan atMost, CancellationToken cancellationToken) =>
        pending.WaitAsync(atMost, cancellationToken);

    public void Dispose() => pending.Dispose();
}
