using RoleCatalog.Application.JobPostings;
using RoleCatalog.Infrastructure.Search.Index;

namespace RoleCatalog.Infrastructure.Search;

/// <summary>The filters by the skills that are asked for, and at which level.</summary>
internal sealed class SkillCriteria(SearchJobPostings query, LiveIndex index, LevelRanks levels)
{
    public IEnumerable<Condition> All()
    {
        var asked = query.Skills.Select(SkillOf).ToList();
        return query.SkillMatch == SkillMatch.All || asked.Count == 0
            ? asked.Select(each => Condition.OneOf(index, [.. each.Words], facts => IsAsked(each, facts)))
            :
            [
                Condition.OneOf(
                    index,
                    [.. asked.SelectMany(each => each.Words)],
                    facts => asked.Exists(each => IsAsked(each, facts))
                ),
            ];
    }

    // The whole text may be a name that has a colon; otherwise what follows the last one is a level.
    private SkillTerms SkillOf(SkillAsked asked)
    {
        var (current, level) = (index.Names.Current(asked.ToString()), (string?)null);
        if (current.Count == 0 && asked.Level is not null)
        {
            (current, level) = (index.Names.Current(asked.Name), asked.Level);
        }

        return new SkillTerms(
            Flags(WordKind.Skill, word => current.Contains(index.Names.CurrentOf(word.Name))),
            // In each scale that has a level of that key, it and those above.
            level is null
                ? null
                : Flags(
                    WordKind.Level,
                    word => Mentions.LevelOf(word) is var (scale, asked) && levels.Reaches(scale, asked, level)
                )
        );
    }

    private bool[] Flags(WordKind kind, Func<Word, bool> isMeant)
    {
        var flags = new bool[index.Words.Count];
        foreach (var word in index.Words.Of(kind).Where(isMeant))
        {
            flags[word.Number] = true;
        }

        return flags;
    }

    private static bool IsAsked(SkillTerms asked, Facts facts)
    {
        foreach (var mention in facts.Mentions)
        {
            if (
                asked.Skills[mention.Skill]
                && (asked.Levels is not { } levels || mention.Level != Mention.NoLevel && levels[mention.Level])
            )
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>By the numbers of words: looked up for many postings in a row.</summary>
    private sealed record SkillTerms(bool[] Skills, bool[]? Levels)
    {
        public IEnumerable<int> Words => Skills.Index().Where(each => each.Item).Select(each => each.Index);
    }
}
