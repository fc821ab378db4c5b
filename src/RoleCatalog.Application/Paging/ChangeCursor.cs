using System.Globalization;
using System.Text;

namespace RoleCatalog.Application.Paging;

/// <summary>A place in the change log: the log's id and the position of the last change that the caller has seen.</summary>
public readonly record struct ChangeCursor(string LogId, long Position)
{
    /// <summary>The code of a cursor of another log.</summary>
    public const string Replaced = "change-log-replaced";

    private const int MaxLength = 128;

    public override string ToString() =>
        OpaqueText.Encode(string.Create(CultureInfo.InvariantCulture, $"{LogId}.{Position}"));

    /// <exception cref="CursorException">The cursor is malformed, of another log, or beyond the end.</exception>
    public static ChangeCursor Read(string text, string currentLogId, long lastPosition)
    {
        var cursor = Parse(text);
        if (cursor.LogId != currentLogId)
        {
            throw new CursorException(
                CursorFault.Gone,
                Replaced,
                "The cursor belongs to a change log that is no longer served, as after a restore."
                    + " Take a snapshot and go on from its cursor, or start from the beginning without one."
            );
        }

        return cursor.Position <= lastPosition
            ? cursor
            : throw new CursorException(
                CursorFault.Invalid,
                "cursor-beyond-end",
                "The cursor is beyond the last change. Use a cursor exactly as it was answered."
            );
    }

    /// <summary>Whether the text is a cursor of some log.</summary>
    public static bool IsCursor(string text) => TryParse(text) is not null;

    private static ChangeCursor Parse(string text) => TryParse(text) ?? throw CursorErrors.Malformed();

    private static ChangeCursor? TryParse(string text)
    {
        if (OpaqueText.Decode(text, MaxLength) is not { } content)
        {
            return null;
        }

        var parts = Encoding.UTF8.GetString(content).Split('.');
        return
            parts is [{ Length: > 0 } logId, var number]
            && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var position)
            && new ChangeCursor(logId, position) is var cursor
            && cursor.ToString() == text
            ? cursor
            : null;
    }
}
