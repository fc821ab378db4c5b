namespace RoleCatalog.Infrastructure.Changes;

/// <summary>A position that grows, and many who wait until it has.</summary>
/// <param name="start">Where it begins.</param>
internal sealed class GrowingPosition(long start = 0)
{
    private readonly Lock gate = new();
    private TaskCompletionSource grown = NewSource();
    private long value = start;

    public long Value => Interlocked.Read(ref value);

    /// <summary>Calls may arrive out of order.</summary>
    public void GrowTo(long position)
    {
        lock (gate)
        {
            if (position > value)
            {
                Become(position);
            }
        }
    }

    /// <summary>Counts from here now, which may be less.</summary>
    public void RestartAt(long position)
    {
        lock (gate)
        {
            Become(position);
        }
    }

    /// <summary>Ends when the position is beyond this one, or a little earlier, or when it has begun anew: look at it again.</summary>
    public Task Beyond(long position)
    {
        lock (gate)
        {
            return value > position ? Task.CompletedTask : grown.Task;
        }
    }

    private void Become(long position)
    {
        value = position;
        var waited = grown;
        grown = NewSource();
        waited.SetResult();
    }

    // Whoever tells of a commit does not do the work of those who waited for it.
    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
