namespace RoleCatalog.Application.Paging;

/// <summary>The sort values of the last entity on a page: texts and whole numbers.</summary>
public sealed class CursorKey
{
    private readonly object?[] values;

    /// <param name="values">Each a string, a long or null.</param>
    public CursorKey(params object?[] values)
    {
        if (values.FirstOrDefault(value => value is not (null or string or long)) is { } other)
        {
            throw new ArgumentException($"A cursor holds texts and longs, not {other.GetType().Name}.", nameof(values));
        }

        this.values = values;
    }

    public IReadOnlyList<object?> Values => values;

    public string Text(int index) => At<string>(index);

    public long Number(int index) => At<long>(index);

    public bool IsNull(int index) => index < values.Length && values[index] is null;

    private T At<T>(int index) =>
        index < values.Length && values[index] is T value ? value : throw CursorErrors.Malformed();
}

internal static class CursorErrors
{
    public static CursorException Malformed() =>
        new(
            CursorFault.Invalid,
            "cursor-malformed",
            "The cursor is damaged. Use nextCursor exactly as it was answered."
        );

    public static CursorException OldFormat() =>
        new(
            CursorFault.Invalid,
            "cursor-format",
            "The cursor has the format of another version. Start again without one."
        );

    public static CursorException OtherList() =>
        new(CursorFault.Invalid, "cursor-list", "The cursor belongs to another list. Start again without one.");

    public static CursorException OtherFilters() =>
        new(
            CursorFault.Invalid,
            "cursor-filters",
            "The cursor was made with other filters or another sort. Keep them while paging, or start again without a cursor."
        );
}
