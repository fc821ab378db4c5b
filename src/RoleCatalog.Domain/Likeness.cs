using System.Text;

namespace RoleCatalog.Domain;

/// <summary>In what two names that are not the same look the same.</summary>
public enum Alike
{
    /// <summary>They differ in case, accents, spacing, punctuation or number only.</summary>
    Spelling,

    /// <summary>One letter is missing, added, or has changed places with the next.</summary>
    OneLetter,
}

/// <summary>
/// Whether two names probably mean the same thing. Names are compared squeezed: folded, without spaces and punctuation, in
/// the singular. What tells C, C# and C++ apart is kept, and so are digits: Python 2 is not Python 3. One letter instead of
/// another is no likeness: UX and UI design, Javanese and Japanese, planning and planting.
/// </summary>
public static class Likeness
{
    // Below this, other words are one letter away: Java and Lava, Sprint and Spring.
    private const int MinLengthForEdits = 7;
    private const int LengthOfWordsWithoutPlural = 3;

    public static string Squeezed(string name)
    {
        var squeezed = new StringBuilder(name.Length);
        var apart = false;
        foreach (var rune in Text.Folded(name).EnumerateRunes())
        {
            if (!Rune.IsLetterOrDigit(rune) && rune.Value is not ('+' or '#'))
            {
                apart = true;
                continue;
            }

            // 1.10 is not 11.0.
            if (apart && Rune.IsDigit(rune) && squeezed.Length > 0 && char.IsDigit(squeezed[^1]))
            {
                squeezed.Append('.');
            }

            squeezed.Append(rune);
            apart = false;
        }

        return Singular(squeezed.Length == 0 ? Text.Folded(name) : squeezed.ToString());
    }

    /// <summary>How two names are alike; null when they are not.</summary>
    public static Alike? Between(string name, string otherName)
    {
        var (one, other) = (Squeezed(name), Squeezed(otherName));
        return string.Equals(one, other, StringComparison.Ordinal) ? Alike.Spelling
            : TakesEdits(one) && TakesEdits(other) && IsOneEditApart(one, other) && HaveSameInitials(name, otherName)
                ? Alike.OneLetter
            : null;
    }

    /// <summary>Whether a squeezed name can be alike to one that differs by a letter: it is long, and of letters only.</summary>
    public static bool TakesEdits(string squeezed) =>
        squeezed.Length >= MinLengthForEdits && squeezed.All(char.IsLetter);

    /// <summary>The first half. A name that is one letter away begins with it, or else ends with the <see cref="Tail"/>.</summary>
    public static string Head(string squeezed) => squeezed[..(squeezed.Length / 2)];

    /// <summary>The other half, without the letter that may have changed places with the last of the first.</summary>
    public static string Tail(string squeezed) => squeezed[(squeezed.Length / 2 + 1)..];

    /// <summary>The squeezed name from its end; empty where it takes no edits.</summary>
    public static string Backward(string squeezed) => TakesEdits(squeezed) ? Reversed(squeezed) : "";

    public static string Reversed(string letters) => string.Concat(letters.Reverse());

    private static string Singular(string name) =>
        name.Length <= LengthOfWordsWithoutPlural ? name
        : name.EndsWith("ies", StringComparison.Ordinal) ? $"{name[..^3]}y"
        : name[^1] == 's' && name[^2] is not ('s' or 'u' or 'i' or 'j') ? name[..^1]
        : name;

    private static bool IsOneEditApart(string one, string other)
    {
        if (Math.Abs(one.Length - other.Length) > 1)
        {
            return false;
        }

        var same = one.AsSpan().CommonPrefixLength(other);
        var left = one.AsSpan(same);
        var right = other.AsSpan(same);
        return left.Length > right.Length ? left[1..].SequenceEqual(right)
            : left.Length < right.Length ? right[1..].SequenceEqual(left)
            : IsSwap(left, right);
    }

    private static bool IsSwap(ReadOnlySpan<char> left, ReadOnlySpan<char> right) =>
        left.Length > 1 && left[0] == right[1] && left[1] == right[0] && left[2..].SequenceEqual(right[2..]);

    // A letter that is a word is not a slip: "R programming" is not "Programming".
    private static bool HaveSameInitials(string name, string otherName) =>
        LoneLetters(name).SequenceEqual(LoneLetters(otherName));

    private static IEnumerable<char> LoneLetters(string name)
    {
        var folded = $" {Text.Folded(name)} ";
        return Enumerable
            .Range(1, folded.Length - 2)
            .Where(at => char.IsLetter(folded[at]) && !char.IsLetter(folded[at - 1]) && !char.IsLetter(folded[at + 1]))
            .Select(at => folded[at]);
    }
}
