using RoleCatalog.Application.SkillProfiles.Import;

namespace RoleCatalog.Application.SkillProfiles.Translations;

/// <summary>
/// What a text has that survives translation: numbers, skills, names, and pieces of words that languages borrow from each
/// other, as "collaborate" and "berkolaborasi" do.
/// </summary>
internal sealed class TextMarks
{
    private const int PieceLength = 5;
    private const int ShortestWord = 3;

    private TextMarks(int length, IReadOnlySet<string> firm, IReadOnlySet<string> loose)
    {
        Length = length;
        Firm = firm;
        Loose = loose;
    }

    public int Length { get; }

    /// <summary>Numbers and skills: a translation has the same.</summary>
    public IReadOnlySet<string> Firm { get; }

    /// <summary>Short words, and pieces of long ones: a translation has some of them.</summary>
    public IReadOnlySet<string> Loose { get; }

    public static TextMarks Of(string text, IEnumerable<string> skillKeys)
    {
        var words = Words.Of(text).Select(word => word.Folded).ToList();
        var numbers = words.Where(word => word.All(char.IsDigit)).Select(word => word.TrimStart('0'));
        var others = words.Where(word => word.Length >= ShortestWord && word.Any(char.IsLetter));
        return new TextMarks(
            text.Length,
            numbers.Concat(skillKeys.Select(key => $"skill:{key}")).ToHashSet(StringComparer.Ordinal),
            others.SelectMany(word => Pieces(Skeleton(word))).ToHashSet(StringComparer.Ordinal)
        );
    }

    private static IEnumerable<string> Pieces(string word) =>
        word.Length <= PieceLength
            ? [word]
            : Enumerable.Range(0, word.Length - PieceLength + 1).Select(start => word.Substring(start, PieceLength));

    // Borrowed words are spelled as they sound: "quality" and "kualitas", "effective" and "efektif".
    private static string Skeleton(string word)
    {
        var sound = word.Replace("ph", "f", StringComparison.Ordinal)
            .Replace("tion", "si", StringComparison.Ordinal)
            .Replace('c', 'k')
            .Replace('q', 'k')
            .Replace('v', 'f')
            .Replace('y', 'i');
        return string.Concat(sound.Where((letter, index) => index == 0 || letter != sound[index - 1]));
    }
}
