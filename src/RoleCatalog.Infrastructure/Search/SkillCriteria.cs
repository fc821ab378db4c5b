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
            ? asked.Select(each => Condition.OneOf(index, each.Words, facts => IsAsked(each, facts)))
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

        var words = index
            .Words.Of(WordKind.Skill)
            .Where(word => current.Contains(index.Names.CurrentOf(word.Name)))
            .Select(word => word.Number)
            .ToHashSet();
        return new SkillTerms(words, level is null ? null : LevelsFrom(level));
    }

    // In each scale that has a level of that key, it and those above.
    private HashSet<int> LevelsFrom(string key) =>
        [
            .. index
                .Words.Of(WordKind.Level)
                .Where(word => Mentions.LevelOf(word) is var (scale, asked) && levels.Reaches(scale, asked, key))
                .Select(word => word.Number),
        ];

    private static bool IsAsked(SkillTerms asked, Facts facts)
    {
        foreach (var mention in facts.Mentions)
        {
            if (asked.Words.Contains(mention.Skill) && asked.Levels?.Contains(mention.Level) != false)
            {
                return true;
            }
        }

        return false;
    }

    private sealed record SkillTerms(HashSet<int> Words, HashSet<int>? Levels);
}
