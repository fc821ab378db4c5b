using System.Text.Json;
using MediatR;
using RoleCatalog.Application.Paging;
using RoleCatalog.Contracts;
using RoleCatalog.Contracts.JobPostings;
using RoleCatalog.Domain.JobPostings;
using RoleCatalog.Domain.SkillProfiles;

namespace RoleCatalog.Application.JobPostings;

/// <summary>
/// Postings that were ever published, by their words and facts, as the search index of this process has them. Of several values
/// for one fact one must hold, of several facts all. It asks the index first and the store behind it: no one state of the store is
/// read for it.
/// </summary>
public sealed record SearchJobPostings : IRequest<JobPostingResults>
{
    /// <summary>What was typed: words, "phrases", -unwanted, begin*.</summary>
    public string? Words { get; init; }

    public IReadOnlyList<SkillAsked> Skills { get; init; } = [];

    /// <summary>Whether each of the skills must be asked for, or one of them.</summary>
    public SkillMatch SkillMatch { get; init; }

    /// <summary>Ids or keys.</summary>
    public IReadOnlyList<string> Profiles { get; init; } = [];

    public IReadOnlyList<string> Families { get; init; } = [];

    public IReadOnlyList<Seniority> Seniorities { get; init; } = [];

    public IReadOnlyList<string> Organizations { get; init; } = [];

    public IReadOnlyList<WorkplaceType> Workplaces { get; init; } = [];

    public IReadOnlyList<string> Countries { get; init; } = [];

    public IReadOnlyList<string> Regions { get; init; } = [];

    public IReadOnlyList<string> Localities { get; init; } = [];

    public IReadOnlyList<ContractType> ContractTypes { get; init; } = [];

    public IReadOnlyList<WorkSchedule> Schedules { get; init; } = [];

    public PayAsked? Pay { get; init; }

    /// <summary>Languages of which one must be among those that the posting's texts are in.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>First published at this instant or later.</summary>
    public DateTimeOffset? PostedAfter { get; init; }

    /// <summary>Still open to applications on that day.</summary>
    public DateOnly? ValidOn { get; init; }

    /// <summary>Published when empty, but any of what has the external id.</summary>
    public IReadOnlyList<JobPostingStatus> Statuses { get; init; } = [];

    public IReadOnlyList<Visibility> Visibilities { get; init; } = [];

    /// <summary>Whether the profile says something else by now.</summary>
    public bool? Drifted { get; init; }

    public IReadOnlyList<SchemeValue> ExternalIds { get; init; } = [];

    /// <summary>For readers to whom there is nothing but published public postings, whatever they ask for.</summary>
    public bool OnlyPublic { get; init; }

    public PostingSort? Sort { get; init; }

    public IReadOnlyList<PostingFacet> Facets { get; init; } = [];

    public int Limit { get; init; } = Page.DefaultSize;

    public string? Cursor { get; init; }
}

public enum SkillMatch
{
    Any,
    All,
}

public enum PostingSort
{
    Relevance,
    Newest,
    ClosingSoonest,
    Salary,
}

public enum PostingFacet
{
    Skill,
    Profile,
    Family,
    Seniority,
    Organization,
    Workplace,
    Country,
    Region,
    Locality,
    ContractType,
    Schedule,
    Language,
    Status,
    Visibility,
}

public static class PostingFacets
{
    /// <summary>As it is asked for and answered: contractType.</summary>
    public static string NameOf(PostingFacet facet) => JsonNamingPolicy.CamelCase.ConvertName(facet.ToString());
}

/// <summary>A skill that a posting must ask for.</summary>
/// <param name="Name">Its key, label or alias; one that is replaced stands for what replaces it.</param>
/// <param name="Level">The key of a level of its scale that must be asked for at least; null for any, or none.</param>
public sealed record SkillAsked(string Name, string? Level)
{
    public override string ToString() => Level is null ? Name : $"{Name}:{Level}";
}

/// <summary>Pay in a currency, and how much at least.</summary>
public sealed record PayAsked(Currency Currency, decimal? Minimum, PayUnit Unit);

/// <summary>A page of a search.</summary>
public sealed record JobPostingResults : IPage
{
    public required IReadOnlyList<JobPostingState> Items { get; init; }

    public string? NextCursor { get; init; }

    public required long Total { get; init; }

    /// <summary>Whether the total is reckoned from the newest 50,000 that match.</summary>
    public bool TotalIsEstimate { get; init; }

    /// <summary>By the names of the facets that were asked for.</summary>
    public IReadOnlyDictionary<string, FacetCounts>? Facets { get; init; }

    /// <summary>The position in the change log that was searched.</summary>
    public required long Position { get; init; }
}

/// <summary>How many postings have each value, of those that match all but this facet's own filter.</summary>
/// <param name="Values">The most frequent ones.</param>
/// <param name="IsEstimate">Whether the counts are reckoned from the newest 50,000 that match.</param>
public sealed record FacetCounts(IReadOnlyList<FacetCount> Values, bool IsEstimate);

/// <param name="Value">What the filter takes.</param>
/// <param name="Labels">Its name for readers, where that is another.</param>
/// <param name="Count">How many postings have it.</param>
public sealed record FacetCount(string Value, LocalizedText? Labels, long Count);
