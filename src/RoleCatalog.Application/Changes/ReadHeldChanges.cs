using RoleCatalog.Application.Paging;
using RoleCatalog.Application.Pipeline;

namespace RoleCatalog.Application.Changes;

/// <summary>The public changes that the broker has not been given, in the order of the log.</summary>
public sealed record ReadHeldChanges(int Limit, string? Cursor) : IQuery<Page<HeldChange>>;

/// <summary>A public change that the broker will not take, or a later one of the same entity, which waits behind it.</summary>
public sealed record HeldChange
{
    /// <summary>The id of the change, and of its event.</summary>
    public required string Id { get; init; }

    /// <summary>Its place in the change log.</summary>
    public required long Position { get; init; }

    /// <summary>The type of the event.</summary>
    public required string Type { get; init; }

    /// <summary>The entity, as the event names it: <c>job-postings/{id}</c>.</summary>
    public required string Subject { get; init; }

    /// <summary>The version that it made.</summary>
    public required int EntityVersion { get; init; }

    /// <summary>When it was committed.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Since when it is held.</summary>
    public required DateTimeOffset HeldAt { get; init; }

    /// <summary>Why the broker does not take it, in the words of the broker; absent when it only waits.</summary>
    public string? Reason { get; init; }

    /// <summary>The id of the change that is to be released first; absent when it is this one, or when it is on its way.</summary>
    public string? Behind { get; init; }
}
