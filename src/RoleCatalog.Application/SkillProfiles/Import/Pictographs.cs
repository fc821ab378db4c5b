using System.Globalization;
using System.Text;

namespace RoleCatalog.Application.SkillProfiles.Import;

/// <summary>Pictures among the text: bullets where neighbouring lines begin with the same, ornaments elsewhere.</summary>
internal static class Pictographs
{
    private const int First = 0x2190;

    public static IReadOnlyList<SourceLine> AsBullets(IReadOnlyList<SourceLine> lines)
    {
        var result = lines.ToArray();
        var (previous, above) = (-1, string.Empty);
        for (var index = 0; index < result.Length; index++)
        {
            if (result[index].IsBlank)
            {
                continue;
            }

            var mark = MarkOf(result[index]);
            if (mark.Length > 0 && mark == above)
            {
                result[previous] = Item(lines[previous], mark);
                result[index] = Item(lines[index], mark);
            }

            (previous, above) = (index, mark);
        }

        return result;
    }

    /// <summary>How many characters of ornament a text begins with.</summary>
    public static int LengthBefore(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (
            Rune.DecodeFromUtf16(text[length..], out var rune, out var size) == System.Buffers.OperationStatus.Done
            && (IsPicture(rune) || (length > 0 && (IsJoined(rune) || Rune.IsWhiteSpace(rune))))
        )
        {
            length += size;
        }

        return length;
    }

    /// <summary>How many characters of ornament a text ends with.</summary>
    public static int LengthAfter(ReadOnlySpan<char> text)
    {
        var (length, pictures) = (0, 0);
        while (
            Rune.DecodeLastFromUtf16(text[..^length], out var rune, out var size) == System.Buffers.OperationStatus.Done
            && (IsPicture(rune) || IsJoined(rune) || Rune.IsWhiteSpace(rune))
        )
        {
            length += size;
            pictures = IsPicture(rune) ? length : pictures;
        }

        return pictures;
    }

    private static string MarkOf(SourceLine line)
    {
        if (line.Shape != LineShape.Plain)
        {
            return string.Empty;
        }

        var text = line.Text.AsSpan().Trim();
        var length = LengthBefore(text);
        return length > 0 && length < text.Length && text[length - 1] == ' ' ? text[..length].ToString() : string.Empty;
    }

    private static SourceLine Item(SourceLine line, string mark) =>
        line with
        {
            Text = line.Text.Trim()[mark.Length..],
            Shape = LineShape.Item,
        };

    private static bool IsPicture(Rune rune) =>
        rune.Value >= First && Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol;

    // Skin tones and the selector that gives a sign its colours.
    private static bool IsJoined(Rune rune) =>
        rune.Value >= First
        && Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.ModifierSymbol;
}
