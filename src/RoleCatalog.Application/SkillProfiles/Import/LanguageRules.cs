namespace RoleCatalog.Application.SkillProfiles.Import;

/// <summary>The rules of one language, ready to be applied.</summary>
internal sealed class LanguageRules(LanguageRulesFile file)
{
    public string Language { get; } = file.Language;
    public IReadOnlySet<string> StopWords { get; } = Set(file.StopWords);
    public IReadOnlySet<string> OrdinaryWords { get; } = Set(file.OrdinaryWords);
    public PhraseSet<bool> OtherNames { get; } = Phrases(file.OtherNames);
    public PhraseSet<bool> SkillLeads { get; } = Phrases(file.SkillLeads);
    public SectionHeadings Headings { get; } = new(file.Sections, file.HeadNounComesLast, Set(file.HeadingFillers));
    public PhraseSet<bool> TitleLabels { get; } = Phrases(file.TitleLabels);
    public PhraseSet<bool> DefinitionWords { get; } = Phrases(file.DefinitionWords);
    public PhraseSet<string> LevelPhrases { get; } = Phrases(file.Levels, level => level.Phrases);
    public PhraseSet<string> LevelAdjectives { get; } = Phrases(file.Levels, level => level.Adjectives);
    public PhraseSet<bool> KnowledgeNouns { get; } = Phrases(file.KnowledgeNouns);
    public PhraseSet<bool> SkilfulNouns { get; } = Phrases(file.SkilfulNouns);
    public IReadOnlySet<string> SkillModifiers { get; } = Set(file.SkillModifiers);
    public bool AdjectiveFollowsNoun { get; } = file.AdjectiveFollowsNoun;
    public IReadOnlySet<string> AdjectiveLinkers { get; } = Set(file.AdjectiveLinkers);
    public IReadOnlySet<string> CefrContext { get; } = Set(file.CefrContext);
    public PhraseSet<string> NecessityPhrases { get; } = Phrases(file.Necessity, necessity => necessity.Phrases);
    public PhraseSet<string> NecessityAlone { get; } = Phrases(file.Necessity, necessity => necessity.Alone);
    public IReadOnlySet<string> Copulas { get; } = Set(file.Copulas);
    public PhraseSet<bool> AnyOf { get; } = Phrases(file.AnyOf);
    public PhraseSet<bool> Or { get; } = Phrases(file.Or);
    public PhraseSet<bool> And { get; } = Phrases(file.And);
    public ExperienceRules Experience { get; } = new(file.Experience);
    public PhraseSet<string> PlaceholderTypes { get; } = Phrases(file.PlaceholderTypes, phrases => phrases);
    public PhraseSet<bool> DutySigns { get; } = Phrases(file.DutySigns);
    public PhraseSet<bool> RequirementSigns { get; } = Phrases(file.RequirementSigns);
    public PhraseSet<bool> AuthorPhrases { get; } = Phrases(file.AuthorNotes.Phrases);
    public PhraseSet<bool> Bylines { get; } = Phrases(file.AuthorNotes.Bylines);
    public PhraseSet<bool> PostingNotes { get; } = Phrases(file.PostingNotes);
    public PhraseSet<bool> ApplicationNotes { get; } = Phrases(file.ApplicationNotes);
    public PhraseSet<bool> LeadIns { get; } = Phrases(file.LeadIns);

    public static IReadOnlySet<string> Set(IEnumerable<string> words) =>
        words.Select(Words.Fold).ToHashSet(StringComparer.Ordinal);

    public static PhraseSet<bool> Phrases(IEnumerable<string> phrases) => new(phrases.Select(phrase => (phrase, true)));

    private static PhraseSet<string> Phrases<T>(Dictionary<string, T> byMeaning, Func<T, string[]> phrases) =>
        new(byMeaning.SelectMany(pair => phrases(pair.Value).Select(phrase => (phrase, pair.Key))));
}
