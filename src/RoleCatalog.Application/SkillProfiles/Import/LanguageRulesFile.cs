namespace RoleCatalog.Application.SkillProfiles.Import;

/// <summary>A file of Rules/: all that is known of a language. Every phrase is matched by whole words.</summary>
internal sealed record LanguageRulesFile
{
    public required string Language { get; init; }
    public required string[] StopWords { get; init; }

    /// <summary>Words of the language that also name a skill: they need a capital to be one.</summary>
    public required string[] OrdinaryWords { get; init; }

    /// <summary>Names of other things that have a skill's name in them: "West Java".</summary>
    public required string[] OtherNames { get; init; }

    /// <summary>What a name of one or two letters follows when it is a skill: "proficient in R".</summary>
    public required string[] SkillLeads { get; init; }

    /// <summary>"Interview requirements" are requirements, "persyaratan wawancara" too: which end of a heading decides.</summary>
    public required bool HeadNounComesLast { get; init; }

    /// <summary>Words that say nothing of their own in a heading: "key responsibilities".</summary>
    public required string[] HeadingFillers { get; init; }
    public required Dictionary<string, SectionWords> Sections { get; init; }
    public required string[] TitleLabels { get; init; }
    public required string[] DefinitionWords { get; init; }
    public required Dictionary<string, LevelWords> Levels { get; init; }

    /// <summary>What an adjective has to qualify to be a level: "good knowledge".</summary>
    public required string[] KnowledgeNouns { get; init; }

    /// <summary>The same, only with a skill between: "good SQL skills", not "good communication skills".</summary>
    public required string[] SkilfulNouns { get; init; }

    /// <summary>May stand between an adjective and the skill it qualifies: "good written English".</summary>
    public required string[] SkillModifiers { get; init; }
    public required bool AdjectiveFollowsNoun { get; init; }
    public required string[] AdjectiveLinkers { get; init; }
    public required string[] CefrContext { get; init; }
    public required Dictionary<string, NecessityPhrases> Necessity { get; init; }
    public required string[] Copulas { get; init; }
    public required string[] AnyOf { get; init; }
    public required string[] Or { get; init; }
    public required string[] And { get; init; }
    public required ExperiencePatterns Experience { get; init; }
    public required Dictionary<string, string[]> PlaceholderTypes { get; init; }
    public required string[] DutySigns { get; init; }
    public required string[] RequirementSigns { get; init; }
    public required AuthorSigns AuthorNotes { get; init; }
    public required string[] PostingNotes { get; init; }

    /// <summary>Tell a reader of a posting how to apply.</summary>
    public required string[] ApplicationNotes { get; init; }
    public required string[] LeadIns { get; init; }

    /// <param name="Contains">Decide wherever they stand in a heading.</param>
    /// <param name="Exact">Decide only as the whole heading.</param>
    /// <param name="Begins">Decide at its beginning, when nothing else does.</param>
    /// <param name="Ends">Decide at its end, before everything else: "As our new colleague, you will:".</param>
    internal sealed record SectionWords(
        string[] Contains,
        string[] Exact,
        string[]? Begins = null,
        string[]? Ends = null
    );

    internal sealed record LevelWords(string[] Adjectives, string[] Phrases);

    /// <param name="Alone">Count only as a whole bracket or description: "Docker (plus)".</param>
    internal sealed record NecessityPhrases(string[] Phrases, string[] Alone);

    internal sealed record AuthorSigns(string[] Phrases, string[] Bylines);

    internal sealed record ExperiencePatterns(
        string[] Words,
        Dictionary<string, int> Numbers,
        Dictionary<string, int> Units,
        Dictionary<string, int> Spans,
        string[] RangeWords,
        string[] Fillers,
        string[] NotExperience
    );
}
