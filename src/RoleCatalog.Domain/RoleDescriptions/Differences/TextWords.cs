using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace RoleCatalog.Domain.RoleDescriptions.Differences;

/// <summary>
/// Cuts a text into what a reader sees as its words: runs of letters and digits, runs of space, single signs, and a
/// placeholder as one. Scripts that write without spaces are cut into characters.
/// </summary>
internal static partial class TextWords
{
    private enum Kind
    {
        Word,
        Space,
        Single,
    }

    public static IReadOnlyList<string> Of(string text)
    {
        var words = new List<string>();
        var position = 0;
        foreach (var placeholder in Placeholders().EnumerateMatches(text))
        {
            Cut(text[position..placeholder.Index], words);
            words.Add(text.Substring(placeholder.Index, placeholder.Length));
            position = placeholder.Index + placeholder.Length;
        }

        Cut(text[position..], words);
        return words;
    }

    private static void Cut(string text, List<string> words)
    {
        Kind? last = null;
        var elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext())
        {
            var element = elements.GetTextElement();
            var kind = KindOf(element);
            if (kind == last && kind != Kind.Single)
            {
                words[^1] += element;
            }
            else
            {
                words.Add(element);
            }

            last = kind;
        }
    }

    private static Kind KindOf(string element)
    {
        Rune.DecodeFromUtf16(element, out var first, out _);
        return Rune.IsWhiteSpace(first) ? Kind.Space
            : Rune.IsLetterOrDigit(first) && !IsWrittenWithoutSpaces(first.Value) ? Kind.Word
            : Kind.Single;
    }

    // Thai, Lao; Myanmar; Khmer; Japanese and Chinese; Hangul is written with spaces.
    private static bool IsWrittenWithoutSpaces(int character) =>
        character
            is (>= 0x0E00 and <= 0x0EFF)
                or (>= 0x1000 and <= 0x109F)
                or (>= 0x1780 and <= 0x17FF)
                or (>= 0x2E80 and <= 0x312F)
                or (>= 0x31A0 and <= 0x9FFF)
                or (>= 0xF900 and <= 0xFAFF)
                or (>= 0xFF66 and <= 0xFF9F)
                or (>= 0x20000 and <= 0x3FFFF);

    [GeneratedRegex(@"\{\{[a-z][a-z0-9-]{0,39}\}\}", RegexOptions.NonBacktracking)]
    private static partial Regex Placeholders();
}
