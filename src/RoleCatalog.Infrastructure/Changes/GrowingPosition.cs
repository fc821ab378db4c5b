namespace RoleCatalog.Infrastructure.Changes;

/// <summary>A position that only grows, and many who wait until it has.</summary>
internal sealed class GrowingPosition
{
    private readonly Lock gate = new();
    private TaskCompletionSource grown = NewSource();
    private long value;

    public long Value => Interlocked.Read(ref value);

    /// <summary>Calls may arrive out of order.</summary>
    public void GrowTo(long position)
    {
        TaskCompletionSource waited;
        lock (gate)
        {
            if (position <= value)
            {
                return;
            }

            value = position;
            (waited, grown) = (grown, NewSource());
        }

        waited.SetResult();
    }

    /// <summary>Ends when the position is beyond this one, or a little earlier: look at it again.</summary>
    public Task Beyond(long position)
    {
        lock (gate)
        {
            return value > position ? Task.CompletedTask : grown.Task;
        }
    }

    // Whoever tells of a commit does not do the work of those who waited for it.
    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
