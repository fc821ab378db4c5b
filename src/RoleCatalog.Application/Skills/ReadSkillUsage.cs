using RoleCatalog.Application.Paging;
using RoleCatalog.Application.Pipeline;
using RoleCatalog.Contracts;
using RoleCatalog.Contracts.Skills;

namespace RoleCatalog.Application.Skills;

/// <summary>
/// Which profiles (latest revisions and drafts) and live postings (latest editions) ask for a skill, or for one that it
/// replaces; asked of a replaced skill, it tells of the one that stands for it now.
/// </summary>
public sealed record ReadSkillUsage(string IdOrKey, int Limit, string? Cursor) : IQuery<SkillUsagePage>;

/// <summary>A page of the requirements that name a skill, and how many entities they are of.</summary>
/// <param name="Skill">The skill that they are of.</param>
/// <param name="Items">Job postings first, then profiles; each by id.</param>
/// <param name="NextCursor">Where the next page begins.</param>
/// <param name="Total">How many requirements name the skill, or one that it replaces.</param>
/// <param name="SkillProfiles">How many profiles ask for it in their latest revision.</param>
/// <param name="Drafts">How many drafts of profiles ask for it, where they are not what was published last.</param>
/// <param name="JobPostings">How many live postings ask for it.</param>
public sealed record SkillUsagePage(
    SkillLinkState Skill,
    IReadOnlyList<SkillUse> Items,
    string? NextCursor,
    long Total,
    long SkillProfiles,
    long Drafts,
    long JobPostings
) : IPage;

/// <summary>A requirement that names the skill.</summary>
public sealed record SkillUse
{
    /// <summary>"skill-profiles" or "job-postings".</summary>
    public required string Resource { get; init; }

    public required string Id { get; init; }

    /// <summary>Of a profile.</summary>
    public string? Key { get; init; }

    public required string Status { get; init; }

    public required bool Draft { get; init; }

    public int? Revision { get; init; }

    public int? Edition { get; init; }

    public required string SourceLanguage { get; init; }

    public required LocalizedText Title { get; init; }

    /// <summary>The skill that the requirement names, where that is one that this one replaces.</summary>
    public SkillLinkState? NamedAs { get; init; }

    public required string RequirementId { get; init; }

    public required string Necessity { get; init; }

    public string? Scale { get; init; }

    public string? MinimumLevel { get; init; }

    public string? DesiredLevel { get; init; }
}
