using FluentValidation;
using RoleCatalog.Application.Paging;
using RoleCatalog.Application.Pipeline;
using RoleCatalog.Contracts;

namespace RoleCatalog.Application.Changes;

/// <summary>
/// The next entities of a snapshot: of each that was ever public its latest public event up to a position of the log, in the
/// order of the kinds and ids. The log only grows, so that the same is answered at any time.
/// </summary>
/// <param name="At">Cursor of the position; the end of the log when null.</param>
/// <param name="After">The subject of the last entity that the reader has.</param>
public sealed record ReadSnapshot(string? At, string? After) : IQuery<SnapshotPage>
{
    /// <summary>How many entities are read at a time, at most.</summary>
    public int Limit { get; init; } = 100;

    /// <summary>Of <see cref="ChangeSubject.Kinds"/>, whatever their order here.</summary>
    public IReadOnlyCollection<string> Kinds { get; init; } = [.. ChangeSubject.Kinds];

    /// <summary>Whether the reader may know who did it.</summary>
    public bool TellsWho { get; init; }

    internal sealed class Validator : AbstractValidator<ReadSnapshot>
    {
        public Validator()
        {
            RuleFor(query => query.After)
                .Must((query, _) => query.At is not null)
                .When(query => query.After is not null)
                .WithErrorCode("snapshot-unnamed")
                .WithMessage("A snapshot goes on with 'at' beside 'after': the cursor of its first line.")
                .OverridePropertyName("?at");
            RuleFor(query => query.After)
                .Must((query, after) => ChangeSubject.TryParse(after!, out var last) && query.Kinds.Contains(last.Kind))
                .When(query => query.After is not null)
                .WithErrorCode("snapshot-place-unknown")
                .WithMessage("'after' must be the subject of a line of this snapshot, which has the same kinds.")
                .OverridePropertyName("?after");
        }
    }
}

/// <summary>Some entities of a snapshot.</summary>
/// <param name="Cursor">Its position: the feed goes on from there.</param>
/// <param name="LogId">The id of the log.</param>
/// <param name="Time">When the last change was appended that it has; null when the log is empty.</param>
/// <param name="Items">The latest events.</param>
/// <param name="More">Whether there may be others.</param>
public sealed record SnapshotPage(
    string Cursor,
    string LogId,
    DateTimeOffset? Time,
    IReadOnlyList<CatalogEvent> Items,
    bool More
);
