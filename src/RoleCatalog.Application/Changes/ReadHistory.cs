using System.Text.Json;
using RoleCatalog.Application.Paging;
using RoleCatalog.Application.Pipeline;

namespace RoleCatalog.Application.Changes;

/// <summary>What has happened to an entity, newest first, drafts included. Of an entity that is gone, by its id.</summary>
public sealed record ReadHistory(CatalogResource Resource, string IdOrKey, int Limit, string? Cursor)
    : IQuery<Page<HistoryEntry>>
{
    /// <summary>Whether the reader may know who did it.</summary>
    public bool TellsWho { get; init; }
}

/// <summary>One change of an entity.</summary>
public sealed record HistoryEntry
{
    /// <summary>Its place in the change log.</summary>
    public required long Position { get; init; }

    public required DateTimeOffset Time { get; init; }

    /// <summary>What happened, such as "job-posting.draft-changed".</summary>
    public required string Type { get; init; }

    /// <summary>Whether it is an event that others see.</summary>
    public required bool Public { get; init; }

    /// <summary>The version that it made.</summary>
    public required int Version { get; init; }

    /// <summary>Who did it, for readers with catalog.admin; absent too when the catalogue acted by itself.</summary>
    public string? Actor { get; init; }

    /// <summary>The program that it was done with, for the same readers.</summary>
    public string? Client { get; init; }

    /// <summary>What the request belonged to, for the same readers.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>The revision of a profile that it published.</summary>
    public int? Revision { get; init; }

    /// <summary>The edition of a posting that it published.</summary>
    public int? Edition { get; init; }

    /// <summary>What it changed; nothing where the entity, or its public state, begins with it.</summary>
    public required IReadOnlyList<HistoryChange> Changes { get; init; }
}

/// <summary>A field that changed.</summary>
/// <param name="Field">JSON Pointer into the state after the change; into the one before of what is gone.</param>
/// <param name="Item">The id, key or tag of the item of a list that it is in.</param>
/// <param name="From">Its value before; absent if it had none. Of items in another order, their ids.</param>
/// <param name="To">Its value after; absent if it has none.</param>
public sealed record HistoryChange(string Field, string? Item, JsonElement? From, JsonElement? To);
