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

    /// <summary>Entries of other taxonomies that the skill corresponds to.</summary>
    public IReadOnlyList<AlignmentState> Alignments { get; init; } = [];

    /// <summary>The skills that this one is a part or a kind of.</summary>
    public IReadOnlyList<SkillLinkState> Broader { get; init; } = [];

    /// <summary>Skills that often go together with this one; each of them has this one, or one that it replaces, in its own list.</summary>
    public IReadOnlyList<SkillLinkState> Related { get; init; } = [];

    /// <summary>UUID of the skill to use instead, which may be deprecated in turn; only when deprecated.</summary>
    public string? ReplacedBy { get; init; }

    /// <summary>RFC 3339, UTC, milliseconds; only when deprecated.</summary>
    public DateTimeOffset? DeprecatedAt { get; init; }

    /// <summary>Why, if anything was said; only when deprecated.</summary>
    public string? DeprecationNote { get; init; }

    /// <summary>RFC 3339, UTC, milliseconds.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>RFC 3339, UTC, milliseconds.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Rises with every change of the skill.</summary>
    public required int Version { get; init; }
}

/// <summary>An entry of another taxonomy, such as ESCO, O*NET or Wikidata.</summary>
/// <param name="Scheme">Which taxonomy: a slug such as <c>esco</c>.</param>
/// <param name="Code">The entry's code there.</param>
/// <param name="Match"><c>exact</c>, <c>close</c> or <c>related</c>.</param>
/// <param name="SchemeVersion">The version of the taxonomy, if it has versions.</param>
/// <param name="Uri">The entry's absolute http or https URL, if it has one.</param>
public sealed record AlignmentState(
    string Scheme,
    string Code,
    string Match,
    string? SchemeVersion = null,
    string? Uri = null
);

/// <summary>Another skill, by what never changes of it.</summary>
/// <param name="Id">UUID of the skill.</param>
/// <param name="Key">Slug of the skill.</param>
public sealed record SkillLinkState(string Id, string Key)
{
    /// <summary>
    /// The skill that stands for this one now, when this one is deprecated and another replaces it. Never in events; only in
    /// answers that were asked for with <c>expand=current</c>.
    /// </summary>
    public SkillReference? Current { get; init; }
}

/// <summary>A skill as something else names it, with its label at that time.</summary>
/// <param name="Id">UUID of the skill.</param>
/// <param name="Key">Slug of the skill.</param>
/// <param name="Labels">The label when the state was made.</param>
public sealed record SkillReference(string Id, string Key, LocalizedText Labels)
{
    /// <summary>
    /// The skill that stands for this one now, when this one is deprecated and another replaces it. Never in events; only in
    /// answers that were asked for with <c>expand=current</c>.
    /// </summary>
    public SkillReference? Current { get; init; }
}
