namespace RoleCatalog.Application.SkillProfiles.Import;

internal readonly record struct PhraseMatch<T>(T Value, int First, int Count, string Phrase)
{
    public int Last => First + Count - 1;

    public string WordsIn(string text, IReadOnlyList<Word> words) =>
        text[words[First].Start..words[Last].End].Replace('\n', ' ');
}

/// <summary>Phrases, each with what it means; finds the longest at each place, whole words only.</summary>
internal sealed class PhraseSet<T>
{
    private readonly Dictionary<string, List<(string[] Words, string Phrase, T Value)>> byFirstWord = new(
        StringComparer.Ordinal
    );

    public PhraseSet(IEnumerable<(string Phrase, T Value)> phrases)
    {
        foreach (var (phrase, value) in phrases)
        {
            string[] words = [.. Words.Of(phrase).Select(word => word.Folded)];
            if (words.Length > 0)
            {
                AlternativesAt(words[0]).Add((words, phrase, value));
            }
        }

        foreach (var alternatives in byFirstWord.Values)
        {
            alternatives.Sort((left, right) => right.Words.Length.CompareTo(left.Words.Length));
        }
    }

    public IEnumerable<PhraseMatch<T>> In(IReadOnlyList<Word> words)
    {
        for (var index = 0; index < words.Count; )
        {
            if (At(words, index) is { } match)
            {
                yield return match;
                index += match.Count;
            }
            else
            {
                index++;
            }
        }
    }

    public bool IsIn(IReadOnlyList<Word> words) => In(words).Any();

    public PhraseMatch<T>? At(IReadOnlyList<Word> words, int index)
    {
        if (index < words.Count && byFirstWord.TryGetValue(words[index].Folded, out var alternatives))
        {
            foreach (var (phraseWords, phrase, value) in alternatives)
            {
                if (Fits(phraseWords, words, index))
                {
                    return new PhraseMatch<T>(value, index, phraseWords.Length, phrase);
                }
            }
        }

        return null;
    }

    private static bool Fits(string[] phrase, IReadOnlyList<Word> words, int index)
    {
        if (index + phrase.Length > words.Count)
        {
            return false;
        }

        for (var offset = 1; offset < phrase.Length; offset++)
        {
            var word = words[index + offset];
            if (word.AfterBreak || word.Folded != phrase[offset])
            {
                return false;
            }
        }

        return true;
    }

    private List<(string[] Words, string Phrase, T Value)> AlternativesAt(string firstWord)
    {
        if (!byFirstWord.TryGetValue(firstWord, out var alternatives))
        {
            byFirstWord[firstWord] = alternatives = [];
        }

        return alternatives;
    }
}
