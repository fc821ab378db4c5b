namespace RoleCatalog.Application.Paging;

/// <summary>What a list answers, whatever else it tells.</summary>
public interface IPage
{
    /// <summary>Where the next page begins; null on the last one.</summary>
    string? NextCursor { get; }
}

public sealed record Page<T>(IReadOnlyList<T> Items, string? NextCursor, long Total) : IPage;

public static class Page
{
    public const int DefaultSize = 20;
    public const int MaxSize = 100;

    /// <summary>Makes a page of rows that were read one beyond its size: the surplus row tells that there is a next page.</summary>
    public static Page<T> Of<T>(IReadOnlyList<T> rows, int size, long total, Func<T, string> cursorAfter) =>
        rows.Count > size
            ? new Page<T>([.. rows.Take(size)], cursorAfter(rows[size - 1]), total)
            : new Page<T>(rows, NextCursor: null, total);
}
