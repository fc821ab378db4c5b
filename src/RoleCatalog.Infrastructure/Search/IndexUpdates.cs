using RoleCatalog.Infrastructure.Changes;

namespace RoleCatalog.Infrastructure.Search;

/// <summary>Brings an index forward by what the log has behind its position.</summary>
internal sealed class IndexUpdates(LogStore store)
{
    private const int BatchSize = 256;

    /// <summary>One step; false when there was nothing.</summary>
    /// <exception cref="LogReplacedException">The log is not the one that the index was made from.</exception>
    public async Task<bool> Advance(LiveIndex index, CancellationToken cancellationToken)
    {
        var batch = await store.Read<IndexSource, IndexBatch>(
            source => source.After(index.Position, BatchSize),
            cancellationToken
        );
        if (batch.LogId != index.LogId || batch.End < index.Position)
        {
            throw new LogReplacedException();
        }

        if (batch.ReadTo == index.Position)
        {
            return false;
        }

        index.Apply(batch);
        return true;
    }

    /// <summary>As many steps as it takes.</summary>
    public async Task CatchUp(LiveIndex index, CancellationToken cancellationToken)
    {
        bool more;
        do
        {
            more = await Advance(index, cancellationToken);
        } while (more);
    }
}

/// <summary>Another database has been put in the place of the one that was followed.</summary>
internal sealed class LogReplacedException() : Exception("The log has been replaced.");
