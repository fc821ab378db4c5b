using RoleCatalog.Application.Paging;
using RoleCatalog.Domain.SkillProfiles;

namespace RoleCatalog.Application.JobPostings;

public interface ILivePostings
{
    /// <summary>The live postings of a profile that show a revision before that one, oldest revision first.</summary>
    Task<Page<LivePosting>> Behind(SkillProfileId profile, int roleRevision, int limit, string? cursor);
}

/// <summary>A posting that is published or suspended, and the revision that it shows.</summary>
public sealed record LivePosting
{
    public string Id { get; init; } = "";

    public int Revision { get; init; }
}
