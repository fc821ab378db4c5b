using System.Globalization;
using System.Text;

namespace RoleCatalog.Infrastructure.Search;

/// <summary>What a character is to the terms of a text.</summary>
internal enum CharacterKind
{
    /// <summary>It parts terms.</summary>
    Other,

    /// <summary>It goes on with a term, and begins none.</summary>
    Mark,

    LetterOrDigit,

    /// <summary>A term of its own, with its marks: scripts without blanks between words have them.</summary>
    Whole,
}

internal static class Characters
{
    public static CharacterKind KindAt(ReadOnlySpan<char> text, int index, out int length)
    {
        length = 1;
        var first = text[index];
        if (char.IsAscii(first))
        {
            return char.IsAsciiLetterOrDigit(first) ? CharacterKind.LetterOrDigit : CharacterKind.Other;
        }

        Rune.DecodeFromUtf16(text[index..], out var character, out length);
        return Rune.GetUnicodeCategory(character) switch
        {
            // The categories begin with letters, marks and numbers, in this order.
            > UnicodeCategory.OtherNumber => CharacterKind.Other,
            UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark =>
                CharacterKind.Mark,
            _ => IsWhole(character.Value) ? CharacterKind.Whole : CharacterKind.LetterOrDigit,
        };
    }

    public static bool IsInWord(ReadOnlySpan<char> text, int index) =>
        index >= 0 && index < text.Length && KindAt(text, index, out _) != CharacterKind.Other;

    public static int LengthOfBlanks(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && char.IsWhiteSpace(text[length]))
        {
            length++;
        }

        return length;
    }

    public static bool HasBlank(ReadOnlySpan<char> text)
    {
        while (text.Length > 0 && !char.IsWhiteSpace(text[0]))
        {
            text = text[1..];
        }

        return text.Length > 0;
    }

    private static bool IsWhole(int character) =>
        character
            is (>= 0x0E00 and <= 0x0EFF) // Thai, Lao
                or (>= 0x1000 and <= 0x109F) // Myanmar
                or (>= 0x1780 and <= 0x17FF) // Khmer
                or (>= 0x3005 and <= 0x3007)
                or (>= 0x3040 and <= 0x30FF) // Hiragana, Katakana
                or (>= 0x31F0 and <= 0x31FF)
                or (>= 0x3400 and <= 0x9FFF) // Han
                or (>= 0x20000 and <= 0x3FFFF);
}
