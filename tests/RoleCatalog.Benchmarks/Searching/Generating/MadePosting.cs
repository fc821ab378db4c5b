using RoleCatalog.Application;
using RoleCatalog.Domain.JobPostings;
using RoleCatalog.Domain.RoleDescriptions;
using RoleCatalog.Infrastructure.JobPostings;

namespace RoleCatalog.Benchmarks.Searching.Generating;

/// <summary>A posting with the rows that a store has of it.</summary>
internal sealed record MadePosting
{
    public required JobPostingRow Posting { get; init; }

    public required OfferRow Offer { get; init; }

    public required JobPostingContent Content { get; init; }

    public required EditionRow Edition { get; init; }

    /// <summary>What happened to it, in order.</summary>
    public required IReadOnlyList<LoggedChange> Changes { get; init; }

    /// <summary>What its edition asks for.</summary>
    public required IReadOnlyList<AskedSkill> Asked { get; init; }

    public bool IsLive => Posting.Status is not "closed";
}

/// <summary>A requirement that names a skill.</summary>
internal sealed record AskedSkill(
    string Skill,
    string Requirement,
    string Necessity,
    string? Scale,
    string? Minimum,
    string? Desired
)
{
    public static IReadOnlyList<AskedSkill> Of(RoleDescription role) =>
        [
            .. role.Requirements.SelectMany(requirement =>
                requirement.Skills.Select(skill => new AskedSkill(
                    skill.ToString(),
                    requirement.Id.ToString(),
                    Wire.Name(requirement.Necessity),
                    requirement.Proficiency?.Scale.Value,
                    requirement.Proficiency?.Minimum?.Value,
                    requirement.Proficiency?.Desired?.Value
                ))
            ),
        ];
}
