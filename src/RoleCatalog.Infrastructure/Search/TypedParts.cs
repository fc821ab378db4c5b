using System.Buffers;

namespace RoleCatalog.Infrastructure.Search;

/// <summary>Words that were typed side by side, or what stands in quotation marks.</summary>
/// <param name="IsPrefix">An asterisk ends it.</param>
internal sealed record TypedPart(string Text, bool IsPhrase, bool IsUnwanted, bool IsPrefix);

/// <summary>Cuts what was typed at its signs: quotation marks, minus and asterisk. A phrase that is not closed goes to the end.</summary>
internal static class TypedParts
{
    private const string Minus = "-−";
    private const string Brackets = "()[]{}";
    private static readonly char[] Closing = [')', ']', '}', '.', ',', ';', ':', '!', '?'];
    private static readonly SearchValues<char> Quotes = SearchValues.Create("\"“”„‟«»");
    private static readonly SearchValues<char> WordEnds = SearchValues.Create(" \t\n\r\"“”„‟«»");

    public static IEnumerable<TypedPart> Of(string text)
    {
        var plain = 0;
        for (var start = 0; start < text.Length; )
        {
            var isUnwanted = IsMinus(text, start);
            var (part, end) = PartAt(text, isUnwanted ? start + 1 : start);
            if (isUnwanted || part.IsPhrase)
            {
                yield return Words(text[plain..start]);
                yield return part with
                {
                    IsUnwanted = isUnwanted,
                };
                plain = end;
            }
            else if (part.IsPrefix)
            {
                yield return Words(text[plain..end]);
                plain = end;
            }

            start = end;
        }

        yield return Words(text[plain..]);
    }

    private static (TypedPart Part, int End) PartAt(string text, int start)
    {
        if (IsBlank(text[start]) || Brackets.Contains(text[start], StringComparison.Ordinal))
        {
            return (Words(""), start + 1);
        }

        if (!Quotes.Contains(text[start]))
        {
            var wordEnd = EndOf(text, start, WordEnds);
            return (Words(text[start..wordEnd]), wordEnd);
        }

        var end = EndOf(text, start + 1, Quotes);
        var inner = Words(text[(start + 1)..end]) with { IsPhrase = true };
        var hasStar = end + 1 < text.Length && text[end + 1] == '*';
        return (inner with { IsPrefix = inner.IsPrefix || hasStar }, Math.Min(end + (hasStar ? 2 : 1), text.Length));
    }

    private static TypedPart Words(string text)
    {
        var words = text.TrimEnd().TrimEnd(Closing);
        var stem = words.TrimEnd('*');
        return new TypedPart(stem, false, false, stem.Length < words.Length);
    }

    // One that begins a word. Two are a dash, and so is one between blanks.
    private static bool IsMinus(string text, int index) =>
        IsMinus(text[index])
        && (index == 0 || IsBlank(text[index - 1]) || Brackets.Contains(text[index - 1], StringComparison.Ordinal))
        && index + 1 < text.Length
        && !IsMinus(text[index + 1])
        && !IsBlank(text[index + 1]);

    private static bool IsMinus(char character) => Minus.Contains(character, StringComparison.Ordinal);

    private static bool IsBlank(char character) => char.IsWhiteSpace(character);

    private static int EndOf(string text, int start, SearchValues<char> ends)
    {
        var length = text.AsSpan(start).IndexOfAny(ends);
        return length < 0 ? text.Length : start + length;
    }
}
