using System.Buffers;
using RoleCatalog.Infrastructure.Search.Index;

namespace RoleCatalog.Infrastructure.Search;

/// <summary>The words of a part of what was typed, each with all that it may mean.</summary>
internal static class SearchWords
{
    // So that a long phrase of hyphened words stays an expression of reasonable size.
    private const int MostAlternatives = 8;

    // Between words that are listed without blanks: python,sql or sql/python. Others, as in an address, join a phrase; and so do
    // these between short ones: r&d, 24/7, ci/cd.
    private static readonly SearchValues<char> Parting = SearchValues.Create(",;|");
    private static readonly SearchValues<char> PartingLong = SearchValues.Create("/&+");
    private const int Long = 3;

    private sealed record Typed(string Term, string Written, bool IsAfterHyphen, bool IsApart);

    public static IEnumerable<SearchWord> Of(TypedPart part)
    {
        var terms = Read(part.Text, out var isEnd);
        var words = Cut(terms, term => term.IsApart && !part.IsPhrase);
        return words.Select((word, index) => Word(word, part.IsPrefix && isEnd && index == words.Count - 1));
    }

    private static List<Typed> Read(string text, out bool isEnd)
    {
        var typed = new List<Typed>();
        var terms = new TermReader(text);
        while (terms.MoveNext())
        {
            var isApart =
                Characters.HasBlank(terms.Before)
                || terms.Before.ContainsAny(Parting)
                || (
                    terms.Before.ContainsAny(PartingLong)
                    && typed is [.., { Written.Length: >= Long }]
                    && terms.Written.Length >= Long
                );
            typed.Add(new Typed(terms.Term.ToString(), terms.Written.ToString(), terms.IsAfterHyphen, isApart));
        }

        isEnd = terms.End == text.Length;
        return typed;
    }

    private static SearchWord Word(IReadOnlyList<Typed> terms, bool isPrefix)
    {
        var units = Cut(terms, term => !term.IsAfterHyphen);
        IEnumerable<IReadOnlyList<string>> phrases =
        [
            [],
        ];
        for (var index = 0; index < units.Count; index++)
        {
            var meanings = Meanings(units[index], isPrefix && index == units.Count - 1);
            phrases =
            [
                .. phrases
                    .SelectMany(_ => meanings, (phrase, unit) => (string[])[.. phrase, .. unit])
                    .Take(MostAlternatives),
            ];
        }

        return new SearchWord([.. phrases.Select(phrase => new Phrase(phrase, isPrefix && MayGoOn(phrase[^1])))]);
    }

    /// <summary>What a word means, or words that hyphens join: front-end is front end or frontend.</summary>
    private static IReadOnlyList<IReadOnlyList<string>> Meanings(IReadOnlyList<Typed> unit, bool isPrefix)
    {
        if (unit.Count > 1)
        {
            var joined = string.Concat(unit.Select(part => part.Written));
            string[] parts = [.. unit.Select(part => part.Term)];
            return OtherForms.IsName(joined) ? [parts, [joined]] : [parts];
        }

        var (term, written, _, _) = unit[0];
        IEnumerable<string> meant = KnownNames.MeantBy(term);
        // React* is React.js, and reactive too.
        if (isPrefix && term != written && written.All(char.IsLetterOrDigit))
        {
            meant = meant.Append(written);
        }

        return [.. meant.Select(meaning => (string[])[meaning])];
    }

    private static bool MayGoOn(string term) => term.EnumerateRunes().Skip(1).Any();

    private static List<List<Typed>> Cut(IReadOnlyList<Typed> terms, Func<Typed, bool> begins)
    {
        var runs = new List<List<Typed>>();
        foreach (var term in terms)
        {
            if (runs.Count == 0 || begins(term))
            {
                runs.Add([]);
            }

            runs[^1].Add(term);
        }

        return runs;
    }
}
