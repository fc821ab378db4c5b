namespace RoleCatalog.Application.SkillProfiles.Import;

/// <param name="Level">A key of the rules' levels, or of CEFR.</param>
internal sealed record LevelReading(string Level, string Words, bool IsOneOfSeveral);

/// <summary>The level that a requirement's words ask for.</summary>
internal sealed class RequiredLevel(IReadOnlyList<LanguageRules> languages)
{
    private const int MostWordsBetween = 3;

    public LevelReading? In(ItemText item)
    {
        if (CefrLevel.In(item, languages) is { } cefr)
        {
            return cefr;
        }

        foreach (var rules in languages)
        {
            var found = Candidates(item, rules).ToArray();
            if (found.Length > 0)
            {
                var first = found[0];
                return new LevelReading(
                    first.Level,
                    item.Between(first.First, first.Last),
                    found.Any(other => other.Level != first.Level)
                );
            }
        }

        return null;
    }

    private static IEnumerable<(string Level, int First, int Last)> Candidates(ItemText item, LanguageRules rules)
    {
        for (var index = 0; index < item.Words.Count; )
        {
            var found = item.IsSkill(index) ? null : Qualifying(item, rules, index) ?? Phrase(item, rules, index);
            if (found is { } level)
            {
                yield return level;
            }

            index = Math.Max(index, found?.Last ?? index) + 1;
        }
    }

    private static (string Level, int First, int Last)? Phrase(ItemText item, LanguageRules rules, int index) =>
        rules.LevelPhrases.At(item.Words, index) is { } phrase && !item.IsSkill(phrase.Last)
            ? (phrase.Value, phrase.First, phrase.Last)
            : null;

    /// <summary>An adjective counts by what it qualifies: knowledge, a skill, or nothing but the whole.</summary>
    private static (string Level, int First, int Last)? Qualifying(ItemText item, LanguageRules rules, int index)
    {
        if (rules.LevelAdjectives.At(item.Words, index) is not { } adjective || IsPartOfAName(item, index))
        {
            return null;
        }

        var noun = rules.AdjectiveFollowsNoun ? NounBefore(item, rules, adjective) : NounAfter(item, rules, adjective);
        if (noun is { } place)
        {
            return (adjective.Value, Math.Min(place, adjective.First), Math.Max(place, adjective.Last));
        }

        return StandsAlone(item, adjective) || TouchesSkill(item, rules, adjective)
            ? (adjective.Value, adjective.First, adjective.Last)
            : null;
    }

    private static bool IsPartOfAName(ItemText item, int index) =>
        index > 0
        && !item.Words[index].AfterBreak
        && char.IsUpper(item.Text[item.Words[index].Start])
        && char.IsUpper(item.Text[item.Words[index - 1].Start]);

    private static int? NounAfter(ItemText item, LanguageRules rules, PhraseMatch<string> adjective)
    {
        for (
            var index = adjective.Last + 1;
            index < item.Words.Count && index <= adjective.Last + MostWordsBetween + 1;
            index++
        )
        {
            if (item.Words[index].AfterBreak || rules.LeadIns.At(item.Words, index) is not null)
            {
                return null;
            }

            if (IsNoun(item, rules, index, adjective.Last + 1, index - 1))
            {
                return index;
            }
        }

        return null;
    }

    private static int? NounBefore(ItemText item, LanguageRules rules, PhraseMatch<string> adjective)
    {
        var isLinked = adjective.First > 0 && rules.AdjectiveLinkers.Contains(item.Words[adjective.First - 1].Folded);
        for (var index = adjective.First - 1; index >= 0 && index >= adjective.First - MostWordsBetween - 2; index--)
        {
            if (item.Words[index + 1].AfterBreak)
            {
                return null;
            }

            var isNear =
                index == adjective.First - 1 || isLinked || item.HasSkillBetween(index + 1, adjective.First - 1);
            if (isNear && IsNoun(item, rules, index, index + 1, adjective.Last + 2))
            {
                return index;
            }
        }

        return null;
    }

    private static bool IsNoun(ItemText item, LanguageRules rules, int index, int first, int last) =>
        rules.KnowledgeNouns.At(item.Words, index) is not null
        || (rules.SkilfulNouns.At(item.Words, index) is not null && item.HasNamedSkillBetween(first, last));

    // "SQL (basic)", "English: good".
    private static bool StandsAlone(ItemText item, PhraseMatch<string> adjective) =>
        adjective.First > 0
        && item.Words[adjective.First].AfterBreak
        && item.HasBreakAfter(adjective.Last)
        && (item.IsSkill(adjective.First - 1) || adjective.Last == item.Words.Count - 1)
        && !item.Before(adjective.First).Contains(',', StringComparison.Ordinal);

    // "Advanced Excel", "SQL dasar".
    private static bool TouchesSkill(ItemText item, LanguageRules rules, PhraseMatch<string> adjective) =>
        rules.AdjectiveFollowsNoun
            ? adjective.First > 0 && !item.Words[adjective.First].AfterBreak && item.IsNamedSkill(adjective.First - 1)
            : item.Words[adjective.First].AfterBreak
                && !item.HasBreakAfter(adjective.Last)
                && item.IsNamedSkill(AfterModifiers(item, rules, adjective.Last + 1));

    // "Excellent written and spoken English".
    private static int AfterModifiers(ItemText item, LanguageRules rules, int index)
    {
        while (
            index + 1 < item.Words.Count
            && !item.Words[index + 1].AfterBreak
            && rules.SkillModifiers.Contains(item.Words[index].Folded)
        )
        {
            index++;
        }

        return index;
    }
}
