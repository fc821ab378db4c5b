namespace RoleCatalog.Infrastructure.Search;

/// <summary>C# and F#, C++, Node.js and what is named like them; .NET and ASP.NET.</summary>
internal static class NamesWithSigns
{
    public const string Net = ".net";
    private const string Js = ".js";

    /// <summary>How many characters after a word are of its name; of .NET, whose word is nothing, all.</summary>
    public static int LengthOfSigns(ReadOnlySpan<char> word, ReadOnlySpan<char> rest)
    {
        if (rest.Length == 0 || rest[0] is not ('#' or '+' or '.'))
        {
            return 0;
        }

        return rest[0] switch
        {
            '#' when IsSharp(word, rest) => 1,
            '+' when IsPlusPlus(word, rest) => 2,
            '.' when BeginsWith(rest, Js) => Js.Length,
            '.' when word is "" or "asp" && IsNet(rest) => Net.Length,
            _ => 0,
        };
    }

    /// <summary>Not of "net.id", which is the end of an address. A version may follow: .NET8.</summary>
    public static bool IsNet(ReadOnlySpan<char> rest) =>
        rest.StartsWith(Net)
        && !IsLetter(rest, Net.Length)
        && !(rest.Length > Net.Length && rest[Net.Length] == '.' && IsLetter(rest, Net.Length + 1));

    public static bool BeginsWith(ReadOnlySpan<char> text, ReadOnlySpan<char> word) =>
        text.StartsWith(word) && !Characters.IsInWord(text, word.Length);

    // A version may follow a single letter, C#12, but not a word: issue#12.
    private static bool IsSharp(ReadOnlySpan<char> word, ReadOnlySpan<char> rest) =>
        AreLetters(word) && !IsLetter(rest, 1) && (word.Length == 1 || !Characters.IsInWord(rest, 1));

    private static bool IsPlusPlus(ReadOnlySpan<char> word, ReadOnlySpan<char> rest) =>
        AreLetters(word) && rest.StartsWith("++") && !IsLetter(rest, 2);

    private static bool AreLetters(ReadOnlySpan<char> word) => !word.ContainsAnyExceptInRange('a', 'z');

    private static bool IsLetter(ReadOnlySpan<char> text, int index) =>
        Characters.IsInWord(text, index) && !char.IsAsciiDigit(text[index]);
}
