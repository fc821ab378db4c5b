using MediatR;
using RoleCatalog.Application.Pipeline;
using RoleCatalog.Application.RoleDescriptions;
using RoleCatalog.Contracts.SkillProfiles;

namespace RoleCatalog.Application.SkillProfiles;

/// <summary>Makes the draft of a profile its next revision.</summary>
public sealed record PublishSkillProfile(string IdOrKey, int ExpectedVersion) : ICommand<SkillProfileState>
{
    internal sealed class Handler(ISkillProfileRepository profiles, ReferenceReader reader, TimeProvider clock)
        : IRequestHandler<PublishSkillProfile, SkillProfileState>
    {
        public async Task<SkillProfileState> Handle(PublishSkillProfile command, CancellationToken cancellationToken)
        {
            var profile = await profiles.Get(command.IdOrKey);
            profile.Publish(command.ExpectedVersion, clock.Now());
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
