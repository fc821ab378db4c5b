using RoleCatalog.Application.Paging;
using RoleCatalog.Application.Pipeline;
using RoleCatalog.Contracts;

namespace RoleCatalog.Application.JobPostings;

/// <summary>What somebody who types may mean, as filters of a search for postings.</summary>
public sealed record SuggestFilters : IQuery<SuggestionList>
{
    public const int DefaultLimit = 10;
    public const int MaxLimit = 50;

    /// <summary>What is typed so far.</summary>
    public required string Typed { get; init; }

    public IReadOnlyList<SuggestionKind> Kinds { get; init; } = Enum.GetValues<SuggestionKind>();

    /// <summary>How many of each kind at most.</summary>
    public int Limit { get; init; } = DefaultLimit;

    /// <summary>For readers to whom there are only the skills that published public postings ask for.</summary>
    public bool OnlyPublic { get; init; }
}

public enum SuggestionKind
{
    Skill,
    Title,
    Place,
}

/// <summary>Suggestions, the nearest to what is typed first.</summary>
public sealed record SuggestionList(IReadOnlyList<Suggestion> Items) : IPage
{
    string? IPage.NextCursor => null;
}

/// <param name="Kind">What is suggested.</param>
/// <param name="Filter">The parameter of the list of postings that finds them: skill, q, country, region or locality.</param>
/// <param name="Value">What the filter takes.</param>
/// <param name="Labels">Its name for readers, where that is another.</param>
/// <param name="Count">How many published public postings have it.</param>
public sealed record Suggestion(SuggestionKind Kind, string Filter, string Value, LocalizedText? Labels, long Count);
