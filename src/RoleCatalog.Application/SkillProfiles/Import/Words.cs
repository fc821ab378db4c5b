using System.Globalization;
using System.Text;

namespace RoleCatalog.Application.SkillProfiles.Import;

/// <param name="Folded">Lower case, without accents and apostrophes.</param>
/// <param name="AfterBreak">Punctuation stands before it, so no phrase runs across.</param>
internal readonly record struct Word(string Folded, int Start, int End, bool AfterBreak);

/// <summary>Text as the words that rules are written in. A hyphen separates words; placeholders are no words.</summary>
internal static class Words
{
    private const string Apostrophes = "'’‘`´";
    private const string Joiners = " \t\n-‐‑/\u001F*_\"“”„«»'‘’";

    public static IReadOnlyList<Word> Of(string text)
    {
        var words = new List<Word>();
        var afterBreak = true;
        for (var index = 0; index < text.Length; )
        {
            if (PlaceholderToken.LengthAt(text, index) is > 0 and var length)
            {
                index += length;
            }
            else if (char.IsLetterOrDigit(text[index]))
            {
                var end = EndOfWord(text, index);
                words.Add(new Word(Fold(text[index..end]), index, end, afterBreak));
                afterBreak = false;
                index = end;
            }
            else
            {
                afterBreak |= !Joiners.Contains(text[index], StringComparison.Ordinal) || IsDash(text, index);
                index++;
            }
        }

        return words;
    }

    public static string Fold(string text)
    {
        var plain = Ascii.IsValid(text) ? text : text.Normalize(NormalizationForm.FormKD);
        var folded = new StringBuilder(plain.Length);
        foreach (var character in plain)
        {
            if (
                !Apostrophes.Contains(character, StringComparison.Ordinal)
                && CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark
            )
            {
                folded.Append(char.ToLowerInvariant(character));
            }
        }

        return folded.ToString();
    }

    // " - " parts clauses, the hyphen in a word does not.
    private static bool IsDash(string text, int index) =>
        text[index] == '-' && index > 0 && index + 1 < text.Length && text[index - 1] == ' ' && text[index + 1] == ' ';

    private static int EndOfWord(string text, int index)
    {
        while (index < text.Length && IsInWord(text, index))
        {
            index++;
        }

        return index;
    }

    private static bool IsInWord(string text, int index) =>
        char.IsLetterOrDigit(text[index])
        || CharUnicodeInfo.GetUnicodeCategory(text[index]) == UnicodeCategory.NonSpacingMark
        || (
            Apostrophes.Contains(text[index], StringComparison.Ordinal)
            && index + 1 < text.Length
            && char.IsLetterOrDigit(text[index + 1])
        );
}
