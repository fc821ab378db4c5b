using System.Globalization;
using System.Text;

namespace RoleCatalog.Domain;

/// <summary>Text as the catalogue keeps it: trimmed, in normal form C, without control characters but tab and line feed.</summary>
public static class Text
{
    public static string Clean(string? value, int maxLength)
    {
        if (string.IsNullOrWhiteSpace(value))
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

    /// <summary>What two names share that a reader would take for the same: case, accents, width and spacing are folded.</summary>
    public static string Folded(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var character in text.Normalize(NormalizationForm.FormKD))
        {
            if (char.IsWhiteSpace(character))
            {
                if (folded.Length > 0 && folded[^1] != ' ')
                {
                    folded.Append(' ');
                }
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark)
            {
                folded.Append(char.ToLowerInvariant(character));
            }
        }

        return folded.ToString().TrimEnd();
    }

    /// <summary>Whether the text can be normalized: U+FFFE is no character, and .NET refuses it as it does half of a pair.</summary>
    public static bool IsWellFormed(string value) => !value.Contains('\uFFFE') && !HasUnpairedSurrogate(value);

    private static bool HasUnpairedSurrogate(string value)
    {
        for (var index = 0; index < value.Length; index++)
        {
            if (char.IsHighSurrogate(value[index]) && index + 1 < value.Length && char.IsLowSurrogate(value[index + 1]))
            {
                index++;
            }
            else if (char.IsSurrogate(value[index]))
            {
                return true;
            }
        }

        return false;
    }
}
