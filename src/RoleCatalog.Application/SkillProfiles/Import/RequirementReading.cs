namespace RoleCatalog.Application.SkillProfiles.Import;

public sealed record RequirementReading
{
    public required string Text { get; init; }
    public string? Description { get; init; }
    public required int Line { get; init; }
    public required int EndLine { get; init; }

    /// <summary>"basic", "good", "proficient", "expert", or a CEFR level "a1" to "c2" where written as such.</summary>
    public string? Level { get; init; }
    public string? LevelWords { get; init; }

    /// <summary>"required" or "preferred".</summary>
    public required string Necessity { get; init; }
    public string? NecessityWords { get; init; }
    public int? ExperienceMonths { get; init; }
    public string? ExperienceWords { get; init; }
    public IReadOnlyList<RecognisedSkill> Skills { get; init; } = [];

    /// <summary>"all" of the skills are meant, or "any" of them.</summary>
    public required string Match { get; init; }
}

public sealed record RecognisedSkill(string SkillKey, string MatchedText, int Line);

/// <param name="MatchedText">As written where it was first recognised.</param>
public sealed record FoundSkill(string SkillKey, string MatchedText, IReadOnlyList<int> Lines);
