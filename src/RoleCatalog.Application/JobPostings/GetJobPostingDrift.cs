using MediatR;
using RoleCatalog.Application.Pipeline;
using RoleCatalog.Application.RoleDescriptions.Differences;
using RoleCatalog.Application.SkillProfiles;
using RoleCatalog.Contracts.JobPostings;
using RoleCatalog.Domain.JobPostings;
using RoleCatalog.Domain.RoleDescriptions.Differences;

namespace RoleCatalog.Application.JobPostings;

/// <summary>How far a live posting is behind its profile. One that is closed, or has no profile, is not.</summary>
public sealed record GetJobPostingDrift(string Id, ReaderLanguages Languages) : IQuery<JobPostingDrift>
{
    internal sealed class Handler(IJobPostingRepository postings, ISkillProfileRepository profiles, RevisionDrift drift)
        : IRequestHandler<GetJobPostingDrift, JobPostingDrift>
    {
        public async Task<JobPostingDrift> Handle(GetJobPostingDrift query, CancellationToken cancellationToken)
        {
            var posting = await postings.Get(query.Id);
            var published =
                await postings.FindPublishedContent(posting.Id) ?? throw JobPostingErrors.NeverPublished(posting.Id);
            if (published.Profile is not { } pin)
            {
                return new JobPostingDrift { Id = query.Id, Kind = DifferenceKind.None };
            }

            var profile = await profiles.Get(pin.Profile.ToString());
            var behind =
                posting.IsLive && profile.Progress.IsBehind(pin.Revision)
                    ? await drift.Of(profile, pin.Revision, query.Languages)
                    : null;
            return new JobPostingDrift
            {
                Id = query.Id,
                Kind = behind?.Kind ?? DifferenceKind.None,
                Profile = new ProfileReference(profile.Id.ToString(), profile.Key.Value, pin.Revision),
                LatestRevision = profile.Progress.LatestRevision,
                Difference = behind?.Difference,
            };
        }
    }
}

/// <summary>How far a posting is behind its profile.</summary>
public sealed record JobPostingDrift
{
    public required string Id { get; init; }

    /// <summary>None; translation when only translations were added since; else content.</summary>
    public required DifferenceKind Kind { get; init; }

    /// <summary>The profile, and the revision that the posting shows.</summary>
    public ProfileReference? Profile { get; init; }

    public int? LatestRevision { get; init; }

    /// <summary>From the revision that the posting shows to the latest; absent when it is the latest.</summary>
    public RoleChanges? Difference { get; init; }
}
