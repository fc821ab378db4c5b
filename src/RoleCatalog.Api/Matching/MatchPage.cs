using RoleCatalog.Application.JobPostings;
using RoleCatalog.Application.Matching;
using RoleCatalog.Application.Paging;
using RoleCatalog.Application.SkillProfiles;
using RoleCatalog.Contracts.JobPostings;

namespace RoleCatalog.Api.Matching;

/// <summary>A page of what matches, the best first.</summary>
internal sealed record MatchPage<TPosting> : IPage
{
    public required IReadOnlyList<Match<TPosting>> Items { get; init; }

    public string? NextCursor { get; init; }

    /// <summary>How many ask for any of the skills; exact, however many they are.</summary>
    public required long Total { get; init; }

    /// <summary>By their names.</summary>
    public IReadOnlyDictionary<string, FacetCounts>? Facets { get; init; }
}

/// <summary>A posting, or a profile, and how a person's skills fit it.</summary>
internal sealed record Match<TPosting>
{
    public TPosting? Posting { get; init; }

    public SkillProfileSummary? Profile { get; init; }

    public required Fit Fit { get; init; }
}

internal static class MatchPage
{
    public static MatchPage<TPosting> Of<TPosting>(
        Matches<JobPostingState> found,
        Func<JobPostingState, TPosting> show
    ) => Of(found, (state, fit) => new Match<TPosting> { Posting = show(state), Fit = fit });

    public static MatchPage<JobPostingSummary> Of(Matches<SkillProfileSummary> found) =>
        Of(found, (profile, fit) => new Match<JobPostingSummary> { Profile = profile, Fit = fit });

    private static MatchPage<TPosting> Of<TFound, TPosting>(
        Matches<TFound> found,
        Func<TFound, Fit, Match<TPosting>> show
    ) =>
        new()
        {
            Items = [.. found.Items.Select(item => show(item.Matched, item.Fit))],
            NextCursor = found.NextCursor,
            Total = found.Total,
            Facets = found.Facets,
        };
}
