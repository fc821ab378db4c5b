using RoleCatalog.Api.Security;

namespace RoleCatalog.Api.Changes;

/// <summary>Bounds how many snapshots are given at a time: each reads the whole catalogue.</summary>
internal sealed class SnapshotTurns(LimitSettings settings)
{
    private int free = settings.Snapshots;

    /// <summary>A turn, to be disposed of; null while all are taken.</summary>
    public IDisposable? Take()
    {
        if (Interlocked.Decrement(ref free) >= 0)
        {
            return new Turn(this);
        }

        Interlocked.Increment(ref free);
        return null;
    }

    private sealed class Turn(SnapshotTurns turns) : IDisposable
    {
        private int isOver;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref isOver, 1) == 0)
            {
                Interlocked.Increment(ref turns.free);
            }
        }
    }
}
