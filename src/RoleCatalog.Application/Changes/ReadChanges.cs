using System.Text.Json.Serialization;
using FluentValidation;
using RoleCatalog.Application.Pipeline;
using RoleCatalog.Contracts;

namespace RoleCatalog.Application.Changes;

/// <summary>Public changes in the order of the log, after a cursor or from the beginning.</summary>
public sealed record ReadChanges(string? After, int Limit) : IQuery<ChangePage>
{
    public const int DefaultLimit = 100;
    public const int MaxLimit = 1_000;

    /// <summary>How many positions of the log are looked at for a page, however few of them are selected.</summary>
    public const int MaxLookedAt = 10_000;

    public ChangeSelection Selection { get; init; } = ChangeSelection.All;

    /// <summary>Whether the reader may know who did it.</summary>
    public bool TellsWho { get; init; }

    internal sealed class Validator : AbstractValidator<ReadChanges>
    {
        public Validator() =>
            RuleFor(query => query.Limit).InclusiveBetween(1, MaxLimit).OverridePropertyName("?limit");
    }
}

/// <summary>A page of the feed. The cursor is always there: at the end it is where what comes next will follow.</summary>
/// <param name="Items">The changes.</param>
/// <param name="NextCursor">Where the next page begins.</param>
/// <param name="More">Whether the log goes on behind it. Such a page stays as it is, for ever.</param>
public sealed record ChangePage(IReadOnlyList<CatalogEvent> Items, string NextCursor, bool More)
{
    /// <summary>Up to where the log was read.</summary>
    [JsonIgnore]
    public long ReadTo { get; init; }
}
