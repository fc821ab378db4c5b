using RoleCatalog.Domain.RoleDescriptions;

namespace RoleCatalog.Application.RoleDescriptions;

/// <summary>What a client says of a role. Texts are maps of language tags.</summary>
public abstract record RoleDescriptionInput
{
    public string? SourceLanguage { get; init; }

    public IReadOnlyDictionary<string, string>? Title { get; init; }

    public IReadOnlyDictionary<string, string>? Summary { get; init; }

    public IReadOnlyList<ResponsibilityGroupInput>? ResponsibilityGroups { get; init; }

    public IReadOnlyList<RequirementGroupInput>? RequirementGroups { get; init; }

    public IReadOnlyList<PlaceholderInput>? Placeholders { get; init; }
}

/// <summary>Duties that belong together. Items keep their ids from change to change; new ones are given an id.</summary>
public sealed record ResponsibilityGroupInput
{
    public string? Id { get; init; }

    public IReadOnlyDictionary<string, string>? Title { get; init; }

    public required IReadOnlyList<ResponsibilityInput> Responsibilities { get; init; }
}

public sealed record ResponsibilityInput
{
    public string? Id { get; init; }

    public required IReadOnlyDictionary<string, string> Text { get; init; }
}

/// <summary>Requirements that belong together; of an any-of group one requirement suffices.</summary>
public sealed record RequirementGroupInput
{
    public string? Id { get; init; }

    public IReadOnlyDictionary<string, string>? Title { get; init; }

    public Match Match { get; init; }

    public required IReadOnlyList<RequirementInput> Requirements { get; init; }
}

/// <summary>What is asked of a person: a text, skills (by key or id), or both.</summary>
public sealed record RequirementInput
{
    public string? Id { get; init; }

    public IReadOnlyDictionary<string, string>? Text { get; init; }

    public IReadOnlyDictionary<string, string>? Description { get; init; }

    public IReadOnlyList<string>? Skills { get; init; }

    public Match Match { get; init; }

    public Necessity Necessity { get; init; }

    /// <summary>The id of the scale of the levels; "general" when only levels are given.</summary>
    public string? Scale { get; init; }

    public string? MinimumLevel { get; init; }

    public string? DesiredLevel { get; init; }

    public int? ExperienceMonths { get; init; }
}

/// <summary>A gap in the texts, written there as {{key}}.</summary>
public sealed record PlaceholderInput
{
    public required string Key { get; init; }

    public required PlaceholderType Type { get; init; }

    public required IReadOnlyDictionary<string, string> Prompt { get; init; }

    public bool Required { get; init; } = true;

    /// <summary>What a number counts, written after it.</summary>
    public IReadOnlyDictionary<string, string>? Unit { get; init; }

    public IReadOnlyList<PlaceholderChoiceInput>? Choices { get; init; }
}

/// <summary>One of the values that a placeholder may take; for type skills the key is a skill's key.</summary>
public sealed record PlaceholderChoiceInput
{
    public required string Key { get; init; }

    public IReadOnlyDictionary<string, string>? Labels { get; init; }
}
