using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace RoleCatalog.Contracts;

/// <summary>
/// What to do on which type of event, wherever the event comes from: the broker or the feed. Fill it before the first event; from
/// then on it may be used by several threads.
/// <code>
/// var handlers = new CatalogHandlers().On&lt;JobPostingState&gt;(
///     CatalogEventTypes.OfJobPostings,
///     (change, posting, cancellation) => index.Put(posting, cancellation)
/// );
/// </code>
/// </summary>
public sealed class CatalogHandlers
{
    private readonly Dictionary<string, Func<CatalogEvent, CancellationToken, Task>> byType = new(
        StringComparer.Ordinal
    );

    /// <summary>Says what to do on events of one type.</summary>
    /// <typeparam name="TState">What the events of that type carry, such as a <c>JobPostingState</c>.</typeparam>
    /// <param name="type">One of <see cref="CatalogEventTypes"/>.</param>
    /// <param name="handler">Gets the event and the full state after it. What it throws is thrown by <see cref="Handle"/>.</param>
    /// <exception cref="ArgumentException">The type has a handler already, or no event carries such a state.</exception>
    public CatalogHandlers On<TState>(string type, Func<CatalogEvent, TState, CancellationToken, Task> handler)
        where TState : class
    {
        ArgumentNullException.ThrowIfNull(handler);
        var state =
            ContractsJson.Readable.GetTypeInfo(typeof(TState)) as JsonTypeInfo<TState>
            ?? throw new ArgumentException($"No event carries a {typeof(TState)}.", nameof(handler));
        byType.Add(type, (change, cancellation) => handler(change, Read(change, state), cancellation));
        return this;
    }

    /// <summary>Says what to do on events of several types that carry the same kind of state.</summary>
    /// <inheritdoc cref="On{TState}(string, Func{CatalogEvent, TState, CancellationToken, Task})"/>
    /// <param name="types">Some of <see cref="CatalogEventTypes"/>.</param>
    /// <param name="handler">Gets the event and the full state after it. What it throws is thrown by <see cref="Handle"/>.</param>
    public CatalogHandlers On<TState>(
        IEnumerable<string> types,
        Func<CatalogEvent, TState, CancellationToken, Task> handler
    )
        where TState : class
    {
        ArgumentNullException.ThrowIfNull(types);
        foreach (var type in types)
        {
            On(type, handler);
        }

        return this;
    }

    /// <summary>Does what was said on the event's type; nothing when nothing was said, as on a type that is newer than this.</summary>
    /// <exception cref="JsonException">The state is not what events of this type carry.</exception>
    public Task Handle(CatalogEvent change, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(change);
        return byType.TryGetValue(change.Type, out var handler) ? handler(change, cancellation) : Task.CompletedTask;
    }

    private static TState Read<TState>(CatalogEvent change, JsonTypeInfo<TState> state)
        where TState : class =>
        change.Data.State.Deserialize(state)
        ?? throw new JsonException($"The event {change.Id}, {change.Type}, carries no state.");
}
