using RoleCatalog.Contracts.Skills;

namespace RoleCatalog.Contracts.RoleDescriptions;

/// <summary>Requirements that belong together.</summary>
public sealed record RequirementGroupState
{
    /// <summary>UUID, kept from revision to revision.</summary>
    public required string Id { get; init; }

    /// <summary>The heading, if any.</summary>
    public LocalizedText? Title { get; init; }

    /// <summary><c>all</c> or <c>any</c>: every requirement of the group is asked for, or one of them suffices.</summary>
    public required string Match { get; init; }

    /// <summary>The requirements.</summary>
    public required IReadOnlyList<RequirementState> Requirements { get; init; }
}

/// <summary>What a role asks of a person.</summary>
public sealed record RequirementState
{
    /// <summary>UUID, kept from revision to revision.</summary>
    public required string Id { get; init; }

    /// <summary>The requirement in words, or its name when a description follows.</summary>
    public LocalizedText? Text { get; init; }

    /// <summary>What the name means.</summary>
    public LocalizedText? Description { get; init; }

    /// <summary>The skills asked for, with their labels at that time.</summary>
    public required IReadOnlyList<SkillReference> Skills { get; init; }

    /// <summary><c>all</c> or <c>any</c>: every one of the skills is asked for, or one of them suffices.</summary>
    public required string Match { get; init; }

    /// <summary><c>required</c> or <c>preferred</c>.</summary>
    public required string Necessity { get; init; }

    /// <summary>The scale of the levels.</summary>
    public ScaleReference? Scale { get; init; }

    /// <summary>The level that must be there.</summary>
    public LevelReference? MinimumLevel { get; init; }

    /// <summary>The level that would be best.</summary>
    public LevelReference? DesiredLevel { get; init; }

    /// <summary>Months of practice, 1 to 600.</summary>
    public int? ExperienceMonths { get; init; }
}

/// <summary>A proficiency scale, and which version of it.</summary>
/// <param name="Id">Slug of the scale.</param>
/// <param name="Version">The version whose levels are meant.</param>
public sealed record ScaleReference(string Id, int Version);

/// <summary>A level with all that is needed to compare it with another of its scale.</summary>
/// <param name="Key">Slug, unique in the scale.</param>
/// <param name="Rank">Of two levels the one with the higher rank is the better.</param>
/// <param name="Names">The name of the level.</param>
public sealed record LevelReference(string Key, int Rank, LocalizedText Names);
