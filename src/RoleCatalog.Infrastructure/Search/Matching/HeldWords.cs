using RoleCatalog.Infrastructure.Search.Index;

namespace RoleCatalog.Infrastructure.Search.Matching;

/// <summary>How a person stands to a skill that is asked for.</summary>
internal enum Standing
{
    Missing,
    TooLow,
    Covered,
}

/// <summary>What a person has, by the numbers of words: looked up for a million postings in a row.</summary>
internal sealed class HeldWords
{
    private readonly IReadOnlyList<HeldSkill> held;

    // Of a skill's word the place of the skill among those held, from 1, or 0; of a level's word its place among the levels.
    private readonly int[] places;

    // Whether a skill held, each with a row of all levels, is as high as a level.
    private readonly bool[] reached;
    private readonly int levels;

    /// <param name="words">Of what is looked at.</param>
    /// <param name="names">What stands for a skill now.</param>
    /// <param name="held">What the person has.</param>
    /// <param name="ranks">Of levels as they are now.</param>
    public HeldWords(Words words, CatalogNames names, IReadOnlyList<HeldSkill> held, LevelRanks ranks)
    {
        this.held = held;
        places = new int[words.Count];
        var placeOf = held.Index().ToDictionary(each => each.Item.Id, each => each.Index + 1, StringComparer.Ordinal);
        foreach (var word in words.Of(WordKind.Skill))
        {
            places[word.Number] = placeOf.GetValueOrDefault(names.CurrentOf(word.Name));
        }

        var asked = words.Of(WordKind.Level).ToList();
        levels = asked.Count;
        reached = new bool[held.Count * levels];
        foreach (var (column, word) in asked.Index())
        {
            places[word.Number] = column;
            var (scale, level) = Mentions.LevelOf(word);
            for (var row = 0; row < held.Count; row++)
            {
                reached[(row * levels) + column] = held[row].Reaches(scale, level, ranks);
            }
        }

        Skills = words.Of(WordKind.Skill).Select(word => word.Number).Where(word => places[word] > 0).ToHashSet();
    }

    /// <summary>The words of skills that the person has.</summary>
    public HashSet<int> Skills { get; }

    public HeldSkill? In(Mention mention) => places[mention.Skill] is > 0 and var place ? held[place - 1] : null;

    public Standing Of(Mention mention)
    {
        var place = places[mention.Skill];
        return place == 0 ? Standing.Missing
            : mention.Level == Mention.NoLevel || reached[((place - 1) * levels) + places[mention.Level]]
                ? Standing.Covered
            : Standing.TooLow;
    }

    public bool AreAskedFor(ReadOnlySpan<Mention> mentions)
    {
        foreach (var mention in mentions)
        {
            if (places[mention.Skill] > 0)
            {
                return true;
            }
        }

        return false;
    }
}
