using MediatR;
using RoleCatalog.Application.Pipeline;
using RoleCatalog.Application.RoleDescriptions;
using RoleCatalog.Contracts.SkillProfiles;
using RoleCatalog.Domain.SkillProfiles;

namespace RoleCatalog.Application.SkillProfiles;

/// <summary>Makes the draft of a profile its next revision.</summary>
public sealed record PublishSkillProfile(string IdOrKey, int ExpectedVersion) : ICommand<SkillProfileState>
{
    internal sealed class Handler(
        ISkillProfileRepository profiles,
        ReferenceReader reader,
        PublishingOptions options,
        TimeProvider clock
    ) : IRequestHandler<PublishSkillProfile, SkillProfileState>
    {
        public async Task<SkillProfileState> Handle(PublishSkillProfile command, CancellationToken cancellationToken)
        {
            var profile = await profiles.Get(command.IdOrKey);
            var latest = profile.Progress.LatestRevision is { } number
                ? await profiles.FindRevision(profile.Id, number)
                : null;
            var terms = new RevisionTerms(latest?.Content, options.RequiredLanguages);
            profile.Publish(terms, command.ExpectedVersion, clock.Now());
            var state = SkillProfileStates.Published(
                profile,
                profile.NewRevision!,
                await reader.For(profile.Draft.Role)
            );
            await profiles.SavePublished(profile, state);
            return state;
        }
    }
}
