using MediatR;
using RoleCatalog.Application.Pipeline;
using RoleCatalog.Application.RoleDescriptions;
using RoleCatalog.Application.RoleDescriptions.Differences;
using RoleCatalog.Domain;
using RoleCatalog.Domain.RoleDescriptions.Differences;
using RoleCatalog.Domain.SkillProfiles;

namespace RoleCatalog.Application.SkillProfiles;

/// <summary>What is different between two states of a profile: revisions, or the draft where no number is given.</summary>
public sealed record CompareSkillProfileRevisions(string IdOrKey, int? From, int? To, ReaderLanguages Languages)
    : IQuery<RevisionComparison>
{
    internal sealed class Handler(ISkillProfileRepository profiles, ReferenceReader reader)
        : IRequestHandler<CompareSkillProfileRevisions, RevisionComparison>
    {
        public async Task<RevisionComparison> Handle(
            CompareSkillProfileRevisions query,
            CancellationToken cancellationToken
        )
        {
            var profile = await profiles.Get(query.IdOrKey);
            var errors = new ErrorCollector();
            var (before, from) = await State(profile, query.From, "?from", errors);
            var (after, to) = await State(profile, query.To, "?to", errors);
            errors.ThrowIfAny(Fault.NotFound);
            var references = await reader.For([before.Role, after.Role]);
            var difference = RoleDifference.Of(before.Outline, after.Outline);
            return new RevisionComparison
            {
                Id = profile.Id.ToString(),
                Key = profile.Key.Value,
                Title = query.Languages.Read(after.Role.Title, after.Role.SourceLanguage),
                From = from,
                To = to,
                Difference = new RoleChangesWriter(query.Languages, references).Write(difference),
            };
        }

        private async Task<(SkillProfileContent, ComparedState)> State(
            SkillProfile profile,
            int? number,
            string field,
            ErrorCollector errors
        )
        {
            if (number is { } published)
            {
                if (await profiles.FindRevision(profile.Id, published) is { } found)
                {
                    return (found.Content, new ComparedState { Revision = published, PublishedAt = found.PublishedAt });
                }

                var latest = profile.Progress.LatestRevision ?? 0;
                errors.Add(SkillProfileErrors.RevisionNotFound(profile.Key.Value, published, latest, field));
            }

            return (profile.Draft, new ComparedState { DraftVersion = profile.Progress.DraftVersion });
        }
    }
}

/// <summary>Two states of a profile, and what is different.</summary>
public sealed record RevisionComparison
{
    public required string Id { get; init; }

    public required string Key { get; init; }

    public required string Title { get; init; }

    public required ComparedState From { get; init; }

    public required ComparedState To { get; init; }

    public required RoleChanges Difference { get; init; }
}

/// <summary>A revision, or the draft at a version.</summary>
public sealed record ComparedState
{
    public int? Revision { get; init; }

    public DateTimeOffset? PublishedAt { get; init; }

    public int? DraftVersion { get; init; }
}
