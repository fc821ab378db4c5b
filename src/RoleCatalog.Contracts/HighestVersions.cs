using System.Collections.Concurrent;

namespace RoleCatalog.Contracts;

/// <summary>
/// Lets through what is news: of each subject only versions higher than those handled before. Delivery is at least once, so events
/// are repeated and older ones come after newer ones; each carries the full state, so the highest version is all that counts.
/// <para>
/// A version counts as handled when its handler has succeeded. One that failed is let through again. Events of one subject are handled
/// one after the other, whatever threads they come from; so a handler must not wait for another event to be handled.
/// </para>
/// <para>
/// It is kept in memory: about 200 bytes for each subject ever seen, and all is news again after a restart. Who keeps what the
/// events say in a database keeps <see cref="CatalogEvent.LogId"/> and <see cref="CatalogEvent.EntityVersion"/> beside it, and
/// compares there.
/// </para>
/// </summary>
public sealed class HighestVersions
{
    // Versions compare within one log only. Subjects share a few gates, instead of each having one of its own for ever.
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<string, int>> logs = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim[] gates = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1, 1))];

    /// <summary>
    /// Handles the event if it is news, and remembers it when that succeeded. Events of different logs are compared apart: see
    /// <see cref="CatalogEvent.LogId"/>.
    /// </summary>
    /// <returns>Whether it was news.</returns>
    public async Task<bool> HandleNews(
        CatalogEvent change,
        Func<CatalogEvent, CancellationToken, Task> handle,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(handle);
        var gate = gates[(uint)StringComparer.Ordinal.GetHashCode(change.Subject) % gates.Length];
        await gate.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            var handled = logs.GetOrAdd(change.LogId, static _ => new(StringComparer.Ordinal));
            var highest = handled.GetOrAdd(change.Subject, 0);
            if (change.EntityVersion <= highest)
            {
                return false;
            }

            await handle(change, cancellation).ConfigureAwait(false);
            // Not when it was reset meanwhile.
            handled.TryUpdate(change.Subject, change.EntityVersion, highest);
            return true;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Forgets all, so that all is news again: before a replay, or before reading everything anew.</summary>
    public void Reset() => logs.Clear();

    /// <summary>Forgets one subject, <c>job-postings/{id}</c>, so that all of it is news again.</summary>
    public void Reset(string subject)
    {
        foreach (var handled in logs.Values)
        {
            handled.TryRemove(subject, out _);
        }
    }
}
