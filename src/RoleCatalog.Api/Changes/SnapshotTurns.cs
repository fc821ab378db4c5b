using RoleCatalog.Api.Security;

namespace RoleCatalog.Api.Changes;

/// <summary>
/// Bounds how many snapshots are given at a time: each reads the whole catalogue. One client has half of the turns at most, so
/// that one who reads slowly keeps nobody else out.
/// </summary>
internal sealed class SnapshotTurns(LimitSettings settings)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, int> taken = new(StringComparer.Ordinal);
    private readonly int share = Math.Max(1, settings.Snapshots / 2);
    private int free = settings.Snapshots;

    /// <summary>A turn, to be disposed of; null while all are taken, or the client's share.</summary>
    public IDisposable? Take(string client)
    {
        lock (gate)
        {
            var own = taken.GetValueOrDefault(client);
            if (free == 0 || own == share)
            {
                return null;
            }

            free--;
            taken[client] = own + 1;
            return new Turn(this, client);
        }
    }

    private void Give(string client)
    {
        lock (gate)
        {
            free++;
            if (--taken[client] == 0)
            {
                taken.Remove(client);
            }
        }
    }

    private sealed class Turn(SnapshotTurns turns, string client) : IDisposable
    {
        private int isOver;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref isOver, 1) == 0)
            {
                turns.Give(client);
            }
        }
    }
}
