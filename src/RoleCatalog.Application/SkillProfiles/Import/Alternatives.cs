namespace RoleCatalog.Application.SkillProfiles.Import;

/// <summary>Whether all the skills of a requirement are meant, or any of them.</summary>
internal sealed class Alternatives(IReadOnlyList<LanguageRules> languages)
{
    public const string All = "all";
    public const string Any = "any";

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
            var isAfterSkill = index > 0 && item.IsSkill(index - 1);
            var isBeforeSkill = index + 1 < item.Words.Count && item.IsSkill(index + 1);
            var isOr = languages.Any(rules => rules.Or.At(item.Words, index) is not null);
            var joinsAll =
                isAfterSkill
                && isBeforeSkill
                && languages.Any(rules => rules.And.At(item.Words, index) is { Count: 1 });
            if (joinsAll && !isOr && !languages.Any(rules => rules.Or.At(item.Words, index) is { Count: 2 }))
            {
                return false;
            }

            hasOr |= isOr && (isAfterSkill || isBeforeSkill);
        }

        return hasOr;
    }
}
