using RoleCatalog.Application.JobPostings;
using RoleCatalog.Application.Paging;
using RoleCatalog.Contracts;
using RoleCatalog.Domain.RoleDescriptions;

namespace RoleCatalog.Application.Matching;

/// <summary>A page of what matches, the best first.</summary>
public sealed record Matches<T> : IPage
{
    public required IReadOnlyList<(T Matched, Fit Fit)> Items { get; init; }

    public string? NextCursor { get; init; }

    /// <summary>How many ask for any of the skills; exact, however many they are.</summary>
    public required long Total { get; init; }

    /// <summary>By the names of the facets that were asked for.</summary>
    public IReadOnlyDictionary<string, FacetCounts>? Facets { get; init; }
}

/// <summary>How well a person's skills cover what is asked for.</summary>
public sealed record Fit
{
    /// <summary>From 0 to 1: the part that is covered, where what is required counts three times as much as what is preferred.</summary>
    public required decimal Score { get; init; }

    public required Coverage Required { get; init; }

    public required Coverage Preferred { get; init; }

    /// <summary>Skills that are there at the level that is asked for, or above.</summary>
    public required IReadOnlyList<SkillFit> Matched { get; init; }

    /// <summary>Skills that are not there and are needed: where another alternative is covered, they are not.</summary>
    public required IReadOnlyList<SkillFit> Missing { get; init; }

    /// <summary>Skills that are there and needed, at a level below the one that is asked for.</summary>
    public required IReadOnlyList<SkillFit> TooLow { get; init; }
}

/// <summary>How many requirements are covered.</summary>
/// <param name="Covered">A requirement of several skills may be covered in part.</param>
/// <param name="Of">How many there are; requirements of which one suffices are one together, and those that name no skill none.</param>
public sealed record Coverage(decimal Covered, int Of);

/// <summary>A skill that is asked for.</summary>
/// <param name="Id">Of the skill that stands for it now.</param>
/// <param name="Key">Of that skill.</param>
/// <param name="Necessity">Whether it is required or preferred.</param>
/// <param name="Labels">Of that skill.</param>
/// <param name="Scale">Of the level that is asked for; absent when none is.</param>
/// <param name="LevelAsked">The key of the level that is asked for; absent when none is.</param>
/// <param name="LevelHeld">The key of the level that the person has; absent where none was told.</param>
public sealed record SkillFit(
    string Id,
    string Key,
    Necessity Necessity,
    LocalizedText? Labels = null,
    string? Scale = null,
    string? LevelAsked = null,
    string? LevelHeld = null
);
