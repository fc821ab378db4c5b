namespace RoleCatalog.Infrastructure.Search;

/// <summary>
/// Cuts a folded text into terms. A term is a run of letters, marks and digits; or a name with signs, such as C#, C++, .NET and
/// Node.js. Scripts that are written without blanks, such as Han and Thai, are cut into characters, so that a phrase finds a
/// part of their run.
/// </summary>
internal ref struct TermReader(string text)
{
    private readonly ReadOnlySpan<char> text = text;
    private bool isPlain;

    /// <summary>Where the term ends in the text.</summary>
    public int End { get; private set; }

    public ReadOnlySpan<char> Term { get; private set; }

    /// <summary>The term as it stands in the text: nodejs for node.js.</summary>
    public ReadOnlySpan<char> Written { get; private set; }

    /// <summary>What stands between the term and the one before it.</summary>
    public ReadOnlySpan<char> Before { get; private set; }

    /// <summary>A hyphen, and nothing else, stands between two plain words, of which this is the second: front-end.</summary>
    public bool IsAfterHyphen { get; private set; }

    public bool MoveNext()
    {
        var start = NextStart();
        Before = text[End..start];
        if (start == text.Length)
        {
            return false;
        }

        var wasPlain = isPlain;
        var word = EndOfWord(start);
        End = word + NamesWithSigns.LengthOfSigns(text[start..word], text[word..]);
        isPlain = End == word;
        Written = Term = text[start..End];
        SkipRepetitions();
        TakeName(start);
        IsAfterHyphen = isPlain && wasPlain && IsHyphen(Before);
        return true;
    }

    private static bool IsHyphen(ReadOnlySpan<char> between) => between is "-" or "‐";

    private readonly int NextStart()
    {
        var index = End;
        while (index < text.Length)
        {
            var kind = Characters.KindAt(text, index, out var length);
            if (kind >= CharacterKind.LetterOrDigit || NamesWithSigns.IsNet(text[index..]))
            {
                break;
            }

            index += length;
        }

        return index;
    }

    private readonly int EndOfWord(int start)
    {
        var first = Characters.KindAt(text, start, out var length);
        var index = start;
        var kind = first;
        while (kind != CharacterKind.Other)
        {
            index += length;
            kind = index < text.Length ? Characters.KindAt(text, index, out length) : CharacterKind.Other;
            if (kind > CharacterKind.Mark && (kind == CharacterKind.Whole || first == CharacterKind.Whole))
            {
                break;
            }
        }

        return index;
    }

    /// <summary>Indonesian has plurals by saying a word twice: anak-anak is anak.</summary>
    private void SkipRepetitions()
    {
        if (!isPlain || Term.Length == 1 || Term.ContainsAnyInRange('0', '9'))
        {
            return;
        }

        while (
            End < text.Length
            && IsHyphen(text.Slice(End, 1))
            && NamesWithSigns.BeginsWith(text[(End + 1)..], Term)
            && NamesWithSigns.LengthOfSigns(Term, text[(End + 1 + Term.Length)..]) == 0
        )
        {
            End += 1 + Term.Length;
        }
    }

    private void TakeName(int start)
    {
        while (KnownNames.TryGet(Term, out var name))
        {
            Term = name.Term;
            if (LengthOfRest(name, out var term) is not (> 0 and var length))
            {
                break;
            }

            Term = term;
            End += length;
            Written = text[start..End];
            isPlain = false;
        }
    }

    /// <summary>The length of the name's next word and of what is before it, a hyphen or blanks; 0 if another word is next.</summary>
    private readonly int LengthOfRest(KnownName name, out string term)
    {
        term = name.Term;
        var rest = text[End..];
        var between = rest.Length > 0 && IsHyphen(rest[..1]) ? 1 : Characters.LengthOfBlanks(rest);
        foreach (var (word, whole) in between > 0 ? name.GoesOn : [])
        {
            if (NamesWithSigns.BeginsWith(rest[between..], word))
            {
                term = whole;
                return between + word.Length;
            }
        }

        return 0;
    }
}
