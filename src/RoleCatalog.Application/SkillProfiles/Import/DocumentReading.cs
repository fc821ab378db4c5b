namespace RoleCatalog.Application.SkillProfiles.Import;

/// <summary>What was understood of a document, with the line it came from, and what was not used.</summary>
public sealed record DocumentReading
{
    /// <summary>"markdown", "text" or "html".</summary>
    public required string Format { get; init; }
    public required DetectedLanguage Language { get; init; }
    public SourcedText? Title { get; init; }
    public IReadOnlyList<SourcedText> Summary { get; init; } = [];
    public IReadOnlyList<ResponsibilityGroupReading> Responsibilities { get; init; } = [];
    public IReadOnlyList<RequirementGroupReading> Requirements { get; init; } = [];
    public IReadOnlyList<PlaceholderReading> Placeholders { get; init; } = [];

    /// <summary>Every skill recognised in text that was used, placeholders included, each once.</summary>
    public IReadOnlyList<FoundSkill> Skills { get; init; } = [];

    /// <summary>Headings that only give the document its structure, and so occur in no text above.</summary>
    public IReadOnlyList<SourcedText> Headings { get; init; } = [];
    public IReadOnlyList<UnusedText> Unused { get; init; } = [];
    public IReadOnlyList<ReadingWarning> Warnings { get; init; } = [];
}

/// <summary>A text and the 1-based source line where it begins.</summary>
public sealed record SourcedText(string Text, int Line)
{
    public int EndLine { get; init; } = Line;
}

/// <param name="Tag">"en" or "id": a language that has rules.</param>
/// <param name="Given">Said by the caller rather than detected.</param>
/// <param name="Confidence">0 to 1; 1 when given.</param>
public sealed record DetectedLanguage(string Tag, bool Given, double Confidence);

public sealed record ResponsibilityGroupReading(SourcedText? Title, IReadOnlyList<SourcedText> Items);

public sealed record RequirementGroupReading(SourcedText? Title, IReadOnlyList<RequirementReading> Items);

/// <param name="Code">Stable: "no-title", "title-inferred", "placeholder-unclosed" ...</param>
public sealed record ReadingWarning(string Code, string Message, int Line);

/// <param name="Reason">A stable code, see <see cref="UnusedReason" />.</param>
public sealed record UnusedText(int Line, int EndLine, string Text, string Reason, string Explanation);
