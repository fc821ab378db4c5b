using RoleCatalog.Application.Paging;
using RoleCatalog.Domain.SkillProfiles;

namespace RoleCatalog.Application.JobPostings;

public interface ILivePostings
{
    /// <summary>The live postings that show an older revision of a profile, oldest revision first.</summary>
    Task<Page<LivePosting>> Behind(SkillProfileId profile, int latestRevision, int limit, string? cursor);
}

/// <summary>A posting that is published or suspended, and the revision that it shows.</summary>
public sealed record LivePosting
{
    public string Id { get; init; } = "";

    public int Revision { get; init; }
}
