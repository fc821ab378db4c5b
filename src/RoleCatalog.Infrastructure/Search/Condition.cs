using RoleCatalog.Infrastructure.Search.Index;

namespace RoleCatalog.Infrastructure.Search;

/// <summary>One thing that must hold of a posting.</summary>
/// <param name="Bits">Attributes of which it must have one; 0 when it is about no attribute.</param>
/// <param name="Test">What must hold of its facts.</param>
/// <param name="Keys">Terms of which it has one where the condition holds, so that the others need not be looked at.</param>
/// <param name="Uses">How many postings have one of the keys, at most.</param>
internal sealed record Condition(
    ulong Bits = 0,
    Func<Facts, bool>? Test = null,
    IReadOnlyList<string>? Keys = null,
    long Uses = long.MaxValue
)
{
    /// <summary>Of what is not there, nothing.</summary>
    public static Condition Never { get; } = new(Test: _ => false, Keys: [], Uses: 0);

    /// <summary>Whether the keys alone decide.</summary>
    public bool NeedsKeys => Bits == 0 && Test is null;

    private const int MostKeys = 100;

    /// <summary>That it has one of these words.</summary>
    public static Condition OneOf(LiveIndex index, HashSet<int> words, Func<Facts, bool> test) =>
        words.Count == 0 ? Never
        : words.Count > MostKeys ? new Condition(Test: test)
        : new Condition(
            Test: test,
            Keys: [.. words.Select(word => index.Words[word]).Select(word => IndexKey.Of(word.Kind, word.Name))],
            Uses: UsesOf(index, words)
        );

    public static long UsesOf(LiveIndex index, HashSet<int> words) => words.Sum(word => (long)index.Facts.Uses(word));

    public static bool ContainsAny(HashSet<int> meant, ReadOnlySpan<int> words)
    {
        foreach (var word in words)
        {
            if (meant.Contains(word))
            {
                return true;
            }
        }

        return false;
    }
}
