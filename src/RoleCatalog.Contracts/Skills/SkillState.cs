namespace RoleCatalog.Contracts.Skills;

/// <summary>A skill as it stands: one competence, piece of knowledge, technology, language or certification.</summary>
public sealed record SkillState
{
    /// <summary>UUID, for life.</summary>
    public required string Id { get; init; }

    /// <summary>Slug, unique and for life: <c>postgresql</c>.</summary>
    public required string Key { get; init; }

    /// <summary><c>active</c> or <c>deprecated</c>.</summary>
    public required string Status { get; init; }

    /// <summary><c>competence</c>, <c>knowledge</c>, <c>technology</c>, <c>language</c> or <c>certification</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>BCP 47 tag of the language that the texts were written in first.</summary>
    public required string SourceLanguage { get; init; }

    /// <summary>The name of the skill.</summary>
    public required LocalizedText Labels { get; init; }

    /// <summary>Other names, per language tag.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Aliases { get; init; }

    /// <summary>What the skill means.</summary>
    public LocalizedText? Description { get; init; }

    /// <summary>Names in other systems.</summary>
    public required IReadOnlyList<ExternalId> ExternalIds { get; init; }

    /// <summary>RFC 3339, UTC, milliseconds.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>RFC 3339, UTC, milliseconds.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Rises with every change of the skill.</summary>
    public required int Version { get; init; }
}

/// <summary>A skill as something else names it, with its label at that time.</summary>
/// <param name="Id">UUID of the skill.</param>
/// <param name="Key">Slug of the skill.</param>
/// <param name="Labels">The label when the state was made.</param>
public sealed record SkillReference(string Id, string Key, LocalizedText Labels);
