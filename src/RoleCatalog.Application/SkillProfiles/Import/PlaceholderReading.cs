namespace RoleCatalog.Application.SkillProfiles.Import;

/// <summary>A gap in the document's text. Where it stands, the texts have <c>{{key}}</c>.</summary>
public sealed record PlaceholderReading
{
    public required string Key { get; init; }

    /// <summary>"text", "number", "date", "choice" or "skills".</summary>
    public required string Type { get; init; }
    public required string Prompt { get; init; }
    public required int Line { get; init; }
    public required int EndLine { get; init; }

    /// <summary>Skill keys when the type is "skills", the options as written when it is "choice".</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>Has a line of its own, outside every item and paragraph: the caller decides where to put it.</summary>
    public bool StandsAlone { get; init; }

    /// <summary>The section of one that stands alone: "requirements", "responsibilities" or "summary".</summary>
    public string? Section { get; init; }
}
