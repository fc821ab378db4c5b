namespace RoleCatalog.Infrastructure.Search.Suggesting;

/// <summary>Words, each with the numbers of the names that have it.</summary>
internal sealed class WordLists
{
    private readonly Dictionary<string, List<int>> lists = new(StringComparer.Ordinal);
    private readonly SortedSet<string> words = new(StringComparer.Ordinal);

    public void Add(ReadOnlySpan<char> word, int number)
    {
        if (lists.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var numbers))
        {
            numbers.Add(number);
            return;
        }

        var fresh = word.ToString();
        words.Add(fresh);
        lists.Add(fresh, [number]);
    }

    public void Remove(ReadOnlySpan<char> word, int number)
    {
        var numbers = Of(word);
        numbers.Remove(number);
        if (numbers.Count == 0)
        {
            words.Remove(word.ToString());
            lists.Remove(word.ToString());
        }
    }

    /// <summary>The names that have the word.</summary>
    public List<int> Of(ReadOnlySpan<char> word) =>
        lists.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var numbers) ? numbers : [];

    /// <summary>The names that have a word that begins so.</summary>
    public IEnumerable<int> Beginning(string word) =>
        // U+FFFF is no character, and behind all that are.
        words.GetViewBetween(word, word + '\uFFFF').SelectMany(each => lists[each]);
}
