using RoleCatalog.Contracts.RoleDescriptions;

namespace RoleCatalog.Contracts.SkillProfiles;

/// <summary>A published revision of a profile, the reusable description of a role.</summary>
public sealed record SkillProfileState
{
    /// <summary>UUID, for life.</summary>
    public required string Id { get; init; }

    /// <summary>Slug, unique and for life: <c>backend-developer</c>.</summary>
    public required string Key { get; init; }

    /// <summary><c>published</c> or <c>retired</c>.</summary>
    public required string Status { get; init; }

    /// <summary>The number of the revision: 1, 2, 3 ...</summary>
    public required int Revision { get; init; }

    /// <summary>BCP 47 tag of the language that the texts were written in first.</summary>
    public required string SourceLanguage { get; init; }

    /// <summary>The languages that any text has, the source language first.</summary>
    public required IReadOnlyList<string> Languages { get; init; }

    /// <summary>The name of the role.</summary>
    public required LocalizedText Title { get; init; }

    /// <summary>Slug of the family of roles.</summary>
    public string? Family { get; init; }

    /// <summary><c>intern</c>, <c>junior</c>, <c>mid</c>, <c>senior</c>, <c>lead</c> or <c>principal</c>.</summary>
    public string? Seniority { get; init; }

    /// <summary>What the role is about.</summary>
    public LocalizedText? Summary { get; init; }

    /// <summary>The duties.</summary>
    public required IReadOnlyList<ResponsibilityGroupState> ResponsibilityGroups { get; init; }

    /// <summary>What is asked of a person.</summary>
    public required IReadOnlyList<RequirementGroupState> RequirementGroups { get; init; }

    /// <summary>The gaps that a posting fills.</summary>
    public required IReadOnlyList<PlaceholderState> Placeholders { get; init; }

    /// <summary>Names in other systems.</summary>
    public required IReadOnlyList<ExternalId> ExternalIds { get; init; }

    /// <summary>RFC 3339, UTC, milliseconds.</summary>
    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>RFC 3339, UTC, milliseconds; only when retired.</summary>
    public DateTimeOffset? RetiredAt { get; init; }

    /// <summary>UUID of the profile to use instead; only when retired.</summary>
    public string? ReplacedBy { get; init; }

    /// <summary>The profile's version when this state was made.</summary>
    public required int Version { get; init; }
}

/// <summary>A declared gap in the texts of a profile, written there as <c>{{key}}</c>.</summary>
public sealed record PlaceholderState
{
    /// <summary>A lower-case letter, then up to 39 letters, digits and hyphens.</summary>
    public required string Key { get; init; }

    /// <summary><c>text</c>, <c>number</c>, <c>date</c>, <c>choice</c> or <c>skills</c>.</summary>
    public required string Type { get; init; }

    /// <summary>What to fill in.</summary>
    public required LocalizedText Prompt { get; init; }

    /// <summary>Whether a posting must fill it.</summary>
    public required bool Required { get; init; }

    /// <summary>What a number counts, as it is written after it; absent for other types.</summary>
    public LocalizedText? Unit { get; init; }

    /// <summary>What may be chosen; for type skills the keys are keys of skills.</summary>
    public required IReadOnlyList<PlaceholderChoiceState> Choices { get; init; }
}

/// <summary>One of the values that a placeholder may take.</summary>
/// <param name="Key">What a posting gives as the value.</param>
/// <param name="Labels">What its readers see.</param>
public sealed record PlaceholderChoiceState(string Key, LocalizedText? Labels);
