namespace RoleCatalog.Application.SkillProfiles.Import;

/// <summary>A level of the Common European Framework, such as "English B2", where a language is spoken of.</summary>
internal static class CefrLevel
{
    public static LevelReading? In(ItemText item, IReadOnlyList<LanguageRules> languages)
    {
        var level = Enumerable
            .Range(0, item.Words.Count)
            .FirstOrDefault(index => IsLevel(item.Words[index].Folded), -1);
        return level >= 0 && IsAboutLanguage(item, languages)
            ? new LevelReading(item.Words[level].Folded, item.Between(level, level), IsOneOfSeveral: false)
            : null;
    }

    private static bool IsLevel(string word) => word is [>= 'a' and <= 'c', '1' or '2'];

    private static bool IsAboutLanguage(ItemText item, IReadOnlyList<LanguageRules> languages) =>
        item.Words.Any(word => languages.Any(rules => rules.CefrContext.Contains(word.Folded)));
}
