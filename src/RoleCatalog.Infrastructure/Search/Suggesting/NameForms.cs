using System.Text;

namespace RoleCatalog.Infrastructure.Search.Suggesting;

/// <summary>
/// The forms in which names are compared with what is typed so far. One is as it is written, folded, with the signs that names have
/// (C#, C++, .NET) and a blank for all that parts words; the other is that of its terms, by which Anak-anak is Anak and NodeJS is Node.js.
/// </summary>
internal static class NameForms
{
    public const char Blank = ' ';
    private const char Dot = '.';
    private static readonly string Gap = Terms.Gap.ToString();

    /// <summary>As it is written.</summary>
    public static string Written(string name)
    {
        var folded = FoldedText.Of(name);
        var form = new StringBuilder(folded.Length);
        var isInWord = false;
        for (var index = 0; index < folded.Length; index++)
        {
            var isKept = Characters.IsInWord(folded, index) || IsSign(folded, index, isInWord);
            if (isKept && !isInWord && form.Length > 0)
            {
                form.Append(Blank);
            }

            if (isKept)
            {
                form.Append(folded[index]);
            }

            isInWord = isKept;
        }

        return form.ToString();
    }

    /// <summary>All forms of a name; the first is the one that is written.</summary>
    public static IReadOnlyList<string> OfName(string name) => Distinct(Written(name), Terms.Of(name));

    /// <summary>
    /// The forms in which what is typed so far is looked for; none when there is nothing to look for. Where a sign is typed, the name of
    /// which it is part may not be typed to its end yet: that is taken as it stands.
    /// </summary>
    public static IReadOnlyList<string> OfTyped(string typed)
    {
        var written = Written(typed);
        return written.Length == 0 ? []
            : written.AsSpan().ContainsAny("#+.") ? [written]
            : Distinct(written, Terms.Of(typed).TakeWhile(term => term != Gap));
    }

    /// <summary>Where the words of a form begin, but the first: net is one of .NET.</summary>
    public static IEnumerable<int> LaterWords(string form)
    {
        for (var at = 1; at < form.Length; at++)
        {
            if (form[at - 1] is Blank or Dot && form[at] != Terms.Gap)
            {
                yield return at;
            }
        }
    }

    private static IReadOnlyList<string> Distinct(string written, IEnumerable<string> terms) =>
        string.Join(Blank, terms) is var form && form.Length > 0 && form != written ? [written, form] : [written];

    private static bool IsSign(string text, int index, bool isInWord) =>
        text[index] switch
        {
            '#' or '+' => isInWord,
            Dot => !isInWord && (index + 1 == text.Length || Characters.IsInWord(text, index + 1)),
            _ => false,
        };
}
