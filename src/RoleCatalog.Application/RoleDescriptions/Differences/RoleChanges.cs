using RoleCatalog.Domain.RoleDescriptions.Differences;

namespace RoleCatalog.Application.RoleDescriptions.Differences;

/// <summary>What happened to a part of a role; a part may be changed and moved.</summary>
public enum PartChange
{
    Added,
    Removed,
    Changed,
    Moved,
}

/// <summary>What is different between two states of a role, in words for the reader.</summary>
/// <param name="Kind">None; translation when only translations were added; else content.</param>
/// <param name="Parts">The parts that differ; the role itself first, the others in their order.</param>
public sealed record RoleChanges(DifferenceKind Kind, IReadOnlyList<PartChanges> Parts);

/// <summary>A part of a role that differs.</summary>
public sealed record PartChanges
{
    public required RolePart Part { get; init; }

    /// <summary>The id of the item; of a placeholder its key, of a choice both keys.</summary>
    public string? Id { get; init; }

    /// <summary>What a reader would call it.</summary>
    public string? Label { get; init; }

    public required IReadOnlyList<PartChange> Changes { get; init; }

    public PartPlace? From { get; init; }

    public PartPlace? To { get; init; }

    /// <summary>The fields that differ; all of them when it was added or removed.</summary>
    public required IReadOnlyList<FieldChanges> Fields { get; init; }
}

/// <summary>Where a part stands.</summary>
/// <param name="Index">From 0.</param>
/// <param name="Within">The id of the group, or the key of the placeholder, that it stands in.</param>
/// <param name="Label">What a reader would call that.</param>
public sealed record PartPlace(int Index, string? Within = null, string? Label = null)
{
    /// <summary>Of a part that moved, the id of the one that it stands behind; absent at the beginning.</summary>
    public string? After { get; init; }

    /// <summary>What a reader would call that one.</summary>
    public string? AfterLabel { get; init; }
}

/// <summary>A field before and after.</summary>
public sealed record FieldChanges
{
    public required string Field { get; init; }

    /// <summary>The language of a text.</summary>
    public string? Language { get; init; }

    public string? Before { get; init; }

    public string? After { get; init; }

    /// <summary>A text word by word: without the inserted pieces it is the one before, without the deleted ones the one after.</summary>
    public IReadOnlyList<WordSegment>? Words { get; init; }

    /// <summary>Languages in which the text differs too, and which are not shown.</summary>
    public IReadOnlyList<string>? OtherLanguages { get; init; }
}
