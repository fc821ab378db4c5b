using FluentValidation;
using RoleCatalog.Application.JobPostings;
using RoleCatalog.Application.Paging;
using RoleCatalog.Application.Pipeline;
using RoleCatalog.Application.SkillProfiles;
using RoleCatalog.Domain.SkillProfiles;

namespace RoleCatalog.Application.Matching;

/// <summary>The published profiles that ask for any of a person's skills, those first of whose requirements most is covered, and of these by their keys.</summary>
public sealed record MatchSkillProfiles(IReadOnlyList<SkillHeld> Skills) : IQuery<Matches<SkillProfileSummary>>
{
    /// <summary>The facts of which values are counted.</summary>
    public static readonly IReadOnlyList<PostingFacet> KnownFacets =
    [
        PostingFacet.Skill,
        PostingFacet.Family,
        PostingFacet.Seniority,
    ];

    /// <summary>What was typed: words, "phrases", -unwanted, begin*.</summary>
    public string? Words { get; init; }

    public IReadOnlyList<string> Families { get; init; } = [];

    public IReadOnlyList<Seniority> Seniorities { get; init; } = [];

    public IReadOnlyList<PostingFacet> Facets { get; init; } = [];

    public int Limit { get; init; } = Page.DefaultSize;

    public string? Cursor { get; init; }

    internal sealed class Validator : AbstractValidator<MatchSkillProfiles>
    {
        public Validator() => SkillHeld.Check(RuleFor(query => query.Skills));
    }
}
