namespace RoleCatalog.Application.SkillProfiles.Import;

/// <summary>Whether all the skills of a requirement are meant, or any of them.</summary>
internal sealed class Alternatives(IReadOnlyList<LanguageRules> languages)
{
    public const string All = "all";
    public const string Any = "any";
    private const int MostWordsBetween = 2;
    private const int MostWordsOfAList = 30;

    /// <param name="prompts">Of the placeholders in the item: they say how to fill it.</param>
    public string In(ItemText item, IEnumerable<string> prompts)
    {
        var saysAny = languages.Any(rules =>
            rules.AnyOf.IsIn(item.Words) || prompts.Any(prompt => rules.AnyOf.IsIn(Words.Of(prompt)))
        );
        return saysAny || HasOrBetweenSkills(item) ? Any : All;
    }

    // "Java and (Spring or Quarkus)" says both; then nothing is left out by asking for all.
    private bool HasOrBetweenSkills(ItemText item)
    {
        var hasOr = false;
        for (var index = 0; index < item.Words.Count; index++)
        {
            if (At(item, index, rules => rules.Or) is { } or)
            {
                hasOr |= OffersAChoice(item, or);
                index = or.Last;
            }
            else if (
                item.IsSkill(index - 1)
                && item.IsSkill(index + 1)
                && At(item, index, rules => rules.And) is { Count: 1 }
            )
            {
                return false;
            }
        }

        return hasOr;
    }

    private PhraseMatch<bool>? At(ItemText item, int index, Func<LanguageRules, PhraseSet<bool>> phrases) =>
        languages.Select(rules => phrases(rules).At(item.Words, index)).FirstOrDefault(match => match is not null);

    /// <summary>"SQL or Oracle", "Python, R, Julia or the like"; "a degree in law or equivalent" offers no other skill.</summary>
    private static bool OffersAChoice(ItemText item, PhraseMatch<bool> or)
    {
        var left = NearestSkill(item, or.First - 1, -1);
        var right = NearestSkill(item, or.Last + 1, 1);
        if (left is { } one && right is { } other)
        {
            return item.SkillOf(one) != item.SkillOf(other);
        }

        return (left is { } last && (ListsBefore(item, last) || IsName(item, or.Last + 1)))
            || (right is not null && IsName(item, or.First - 1));
    }

    // Not across the end of a clause, but across a comma, a bracket and the other names of a list.
    private static int? NearestSkill(ItemText item, int index, int step)
    {
        var distance = 0;
        for (var count = 0; count < MostWordsOfAList && distance <= MostWordsBetween; count++, index += step)
        {
            if (index < 0 || index >= item.Words.Count)
            {
                return null;
            }

            if (item.IsSkill(index))
            {
                return index;
            }

            var between = item.Before(step < 0 ? index : Math.Min(index + 1, item.Words.Count - 1)).AsSpan();
            if (between.ContainsAny('.', ';', ':'))
            {
                return null;
            }

            distance = step < 0 && between.Contains(',') ? 0 : distance + 1;
        }

        return null;
    }

    private static bool ListsBefore(ItemText item, int skill)
    {
        var first = skill;
        while (item.IsSkill(first - 1) && item.SkillOf(first - 1) == item.SkillOf(skill))
        {
            first--;
        }

        return first > 0
            && item.Before(first).AsSpan().ContainsAny(',', '/')
            && NearestSkill(item, first - 1, -1) is not null;
    }

    private static bool IsName(ItemText item, int word) =>
        word >= 0 && word < item.Words.Count && char.IsUpper(item.Text[item.Words[word].Start]);
}
