namespace RoleCatalog.Contracts.ProficiencyScales;

/// <summary>A scale of proficiency as it stands.</summary>
public sealed record ProficiencyScaleState
{
    /// <summary>Slug: <c>general</c>, <c>cefr</c>.</summary>
    public required string Id { get; init; }

    /// <summary>BCP 47 tag of the language that the texts were written in first.</summary>
    public required string SourceLanguage { get; init; }

    /// <summary>The name of the scale.</summary>
    public required LocalizedText Names { get; init; }

    /// <summary>The levels, lowest first.</summary>
    public required IReadOnlyList<ProficiencyLevelState> Levels { get; init; }

    /// <summary>RFC 3339, UTC, milliseconds.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>RFC 3339, UTC, milliseconds.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Rises with every change of the scale.</summary>
    public required int Version { get; init; }
}

/// <summary>One level of a scale.</summary>
public sealed record ProficiencyLevelState
{
    /// <summary>Slug, unique in the scale: <c>good</c>, <c>b2</c>.</summary>
    public required string Key { get; init; }

    /// <summary>Of two levels the one with the higher rank is the better.</summary>
    public required int Rank { get; init; }

    /// <summary>The name of the level.</summary>
    public required LocalizedText Names { get; init; }

    /// <summary>What someone at this level does.</summary>
    public LocalizedText? Descriptors { get; init; }

    /// <summary>Whether it is kept for what asks for it, and taken by no new requirement.</summary>
    public bool Retired { get; init; }
}
