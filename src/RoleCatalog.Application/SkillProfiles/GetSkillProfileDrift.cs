using MediatR;
using RoleCatalog.Application.JobPostings;
using RoleCatalog.Application.Paging;
using RoleCatalog.Application.Pipeline;
using RoleCatalog.Application.RoleDescriptions.Differences;
using RoleCatalog.Domain.RoleDescriptions.Differences;
using RoleCatalog.Domain.SkillProfiles;

namespace RoleCatalog.Application.SkillProfiles;

/// <summary>The live postings of a profile that show an older revision than its latest, oldest revision first.</summary>
public sealed record GetSkillProfileDrift(string IdOrKey, int Limit, string? Cursor, ReaderLanguages Languages)
    : IQuery<SkillProfileDrift>
{
    internal sealed class Handler(ISkillProfileRepository profiles, ILivePostings live, RevisionDrift drift)
        : IRequestHandler<GetSkillProfileDrift, SkillProfileDrift>
    {
        public async Task<SkillProfileDrift> Handle(GetSkillProfileDrift query, CancellationToken cancellationToken)
        {
            var profile = await profiles.Get(query.IdOrKey);
            var latest = profile.Progress.LatestRevision ?? throw SkillProfileErrors.NeverPublished(query.IdOrKey);
            var page = await live.Behind(profile.Id, profile.Progress.RoleRevision!.Value, query.Limit, query.Cursor);
            var differences = new List<RevisionDifference>();
            foreach (var revision in page.Items.Select(posting => posting.Revision).Distinct())
            {
                differences.Add(await drift.Of(profile, revision, query.Languages));
            }

            return new SkillProfileDrift
            {
                Id = profile.Id.ToString(),
                Key = profile.Key.Value,
                LatestRevision = latest,
                Items =
                [
                    .. page.Items.Select(posting => new DriftedPosting(
                        posting.Id,
                        posting.Revision,
                        differences.First(known => known.Revision == posting.Revision).Kind
                    )),
                ],
                Differences = differences,
                NextCursor = page.NextCursor,
                Total = page.Total,
            };
        }
    }
}

/// <summary>The postings of a profile that are behind it.</summary>
public sealed record SkillProfileDrift : IPage
{
    public required string Id { get; init; }

    public required string Key { get; init; }

    public required int LatestRevision { get; init; }

    public required IReadOnlyList<DriftedPosting> Items { get; init; }

    /// <summary>What each revision that a posting of this page shows lacks of the latest, once.</summary>
    public required IReadOnlyList<RevisionDifference> Differences { get; init; }

    public string? NextCursor { get; init; }

    public required long Total { get; init; }
}

/// <summary>A live posting, the revision that it shows, and how far that is behind.</summary>
public sealed record DriftedPosting(string Id, int Revision, DifferenceKind Kind);

/// <summary>What is different between a revision and the latest.</summary>
/// <param name="Revision">The number of the older one.</param>
/// <param name="Kind">Content when something else was said since, even if it was taken back; else as the difference.</param>
/// <param name="Difference">From the older one to the latest.</param>
public sealed record RevisionDifference(int Revision, DifferenceKind Kind, RoleChanges Difference);
