using System.Globalization;
using System.Text;

namespace RoleCatalog.Domain;

/// <summary>Text as the catalogue keeps it: trimmed, in normal form C, without control characters but tab and line feed.</summary>
public static class Text
{
    public static string Clean(string? value, int maxLength)
    {
        if (value is null || value.All(IsInvisible))
        {
            throw new DomainException("text-empty", "A text is needed here.");
        }

        if (!IsWellFormed(value))
        {
            throw new DomainException("text-malformed", "The text has half of a surrogate pair, or U+FFFE.");
        }

        var text = value.ReplaceLineEndings("\n").Trim().Normalize();
        var control = text.FirstOrDefault(
            character => char.IsControl(character) && character is not ('\n' or '\t'),
            ' '
        );
        if (control != ' ')
        {
            throw new DomainException(
                "text-control-character",
                $"The text has the control character U+{(int)control:X4}."
            );
        }

        return text.Length <= maxLength
            ? text
            : throw new DomainException(
                "text-too-long",
                $"The text has {text.Length} characters, at most {maxLength} are allowed."
            );
    }

    /// <summary>
    /// What two names share that a reader would take for the same: case, accents, width and spacing are folded. Marks that
    /// make another letter, as in Japanese, Thai or Hindi, are kept. Any text can be folded.
    /// </summary>
    public static string Folded(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var character in WellFormed(text).Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(character))
            {
                if (folded.Length > 0 && folded[^1] != ' ')
                {
                    folded.Append(' ');
                }
            }
            else if (!IsAccent(character) && Rune.GetUnicodeCategory(character) != UnicodeCategory.Format)
            {
                // By way of the upper case, which both forms of the Greek sigma share.
                folded.Append(Rune.ToLowerInvariant(Rune.ToUpperInvariant(character)));
            }
        }

        return folded.ToString().TrimEnd();
    }

    /// <summary>Whether the text can be normalized: half of a surrogate pair cannot, nor U+FFFE, which is no character.</summary>
    public static bool IsWellFormed(string value) => string.Equals(value, WellFormed(value), StringComparison.Ordinal);

    private static bool IsInvisible(char character) =>
        char.IsWhiteSpace(character) || CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.Format;

    private static bool IsAccent(Rune character) =>
        Rune.GetUnicodeCategory(character) == UnicodeCategory.NonSpacingMark
        && character.Value
            is < 0x0700
                or (>= 0x1AB0 and <= 0x1AFF)
                or (>= 0x1DC0 and <= 0x1DFF)
                or (>= 0x20D0 and <= 0x20FF)
                or (>= 0xFE20 and <= 0xFE2F);

    // Normalizing throws on halves of surrogate pairs and on U+FFFE.
    private static string WellFormed(string value) =>
        value.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') || value.Contains('\uFFFE', StringComparison.Ordinal)
            ? string.Concat(value.EnumerateRunes()).Replace('\uFFFE', '\uFFFD')
            : value;
}
