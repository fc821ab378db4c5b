using RoleCatalog.Application.Paging;

namespace RoleCatalog.Application.Changes;

/// <summary>Public changes as they come, to many readers at a time: each is read and written once for all of them.</summary>
public interface IChangeStream
{
    /// <param name="after">A cursor; null begins with what comes next, or with the time that is asked for.</param>
    /// <param name="selection">Which changes.</param>
    /// <param name="tellsWho">Whether the reader may know who did it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="CursorException">The cursor is not of this log.</exception>
    Task<IChangeSubscription> Subscribe(
        string? after,
        ChangeSelection selection,
        bool tellsWho,
        CancellationToken cancellationToken
    );
}

/// <summary>One reader's place in the log, for as long as it is not disposed of.</summary>
public interface IChangeSubscription : IDisposable
{
    /// <summary>Up to where all that was asked for has been given.</summary>
    string Cursor { get; }

    /// <summary>The next changes, a few at a time; none when the time is over. The cursor is behind them then.</summary>
    /// <exception cref="CursorException">The log has been replaced.</exception>
    Task<IReadOnlyList<StreamedChange>> Next(TimeSpan within, CancellationToken cancellationToken);
}

/// <summary>A change as it is sent.</summary>
/// <param name="Cursor">The place behind it.</param>
/// <param name="Json">The event in one line of UTF-8, shared by all who read it.</param>
public sealed record StreamedChange(string Cursor, ReadOnlyMemory<byte> Json);
