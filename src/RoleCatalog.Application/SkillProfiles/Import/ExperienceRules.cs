namespace RoleCatalog.Application.SkillProfiles.Import;

/// <summary>How a language says "at least three years of experience".</summary>
internal sealed class ExperienceRules(LanguageRulesFile.ExperiencePatterns patterns)
{
    public PhraseSet<bool> Words { get; } = LanguageRules.Phrases(patterns.Words);
    public PhraseSet<int> Numbers { get; } = Valued(patterns.Numbers);
    public PhraseSet<int> MonthsByUnit { get; } = Valued(patterns.Units);
    public PhraseSet<int> Spans { get; } = Valued(patterns.Spans);
    public PhraseSet<bool> RangeWords { get; } = LanguageRules.Phrases(patterns.RangeWords);
    public PhraseSet<bool> Fillers { get; } = LanguageRules.Phrases(patterns.Fillers);
    public PhraseSet<bool> NotExperience { get; } = LanguageRules.Phrases(patterns.NotExperience);

    private static PhraseSet<int> Valued(Dictionary<string, int> values) =>
        new(values.Select(pair => (pair.Key, pair.Value)));
}
