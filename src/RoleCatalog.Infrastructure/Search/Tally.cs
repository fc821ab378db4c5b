using RoleCatalog.Infrastructure.Search.Index;

namespace RoleCatalog.Infrastructure.Search;

/// <summary>Counts words, each once a posting however often it has it.</summary>
/// <param name="words">How many words there are.</param>
/// <param name="add">Adds those of a posting.</param>
internal sealed class Tally(int words, Action<Facts, Tally> add)
{
    private readonly int[] counts = new int[words];
    private readonly int[] last = new int[words];
    private int posting;

    public void Next(int number, Facts facts)
    {
        posting = number;
        add(facts, this);
    }

    /// <summary>Nothing when it is below zero.</summary>
    public void Add(int word)
    {
        if (word >= 0 && last[word] != posting)
        {
            last[word] = posting;
            counts[word]++;
        }
    }

    public IEnumerable<(int Word, long Count)> Counts()
    {
        for (var word = 0; word < counts.Length; word++)
        {
            if (counts[word] > 0)
            {
                yield return (word, counts[word]);
            }
        }
    }
}
