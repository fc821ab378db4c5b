namespace RoleCatalog.Application.Paging;

public enum CursorFault
{
    /// <summary>It was not made by this list, or not for these filters.</summary>
    Invalid,

    /// <summary>It was good once; what it pointed into no longer exists.</summary>
    Gone,
}

public sealed class CursorException(CursorFault fault, string code, string message) : Exception(message)
{
    public CursorFault Fault { get; } = fault;

    public string Code { get; } = code;

    /// <summary>The positions in it are those of a log that a backup, or another catalogue, has replaced.</summary>
    public static CursorException OfAnotherLog() =>
        new(
            CursorFault.Invalid,
            "cursor-outdated",
            "The cursor was made before the catalogue was restored from a backup. Start again without one."
        );

    /// <summary>Where in a body the cursors are, as JSON Pointers; empty for a parameter of the address.</summary>
    public IReadOnlyList<string> Fields { get; init; } = [];
}
