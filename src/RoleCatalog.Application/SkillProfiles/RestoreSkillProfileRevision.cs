using MediatR;
using RoleCatalog.Application.Pipeline;
using RoleCatalog.Application.RoleDescriptions;
using RoleCatalog.Domain.SkillProfiles;

namespace RoleCatalog.Application.SkillProfiles;

/// <summary>Makes the draft of a profile what a revision said. Skills and levels that are out of use since are taken as they were.</summary>
public sealed record RestoreSkillProfileRevision(string IdOrKey, int Revision, int ExpectedVersion)
    : ICommand<Versioned<SkillProfileDraft>>
{
    internal sealed class Handler(ISkillProfileRepository profiles, ReferenceReader reader, TimeProvider clock)
        : IRequestHandler<RestoreSkillProfileRevision, Versioned<SkillProfileDraft>>
    {
        public async Task<Versioned<SkillProfileDraft>> Handle(
            RestoreSkillProfileRevision command,
            CancellationToken cancellationToken
        )
        {
            var profile = await profiles.Get(command.IdOrKey);
            var revision =
                await profiles.FindRevision(profile.Id, command.Revision)
                ?? throw SkillProfileErrors.RevisionUnknown(command.IdOrKey, command.Revision);
            profile.RestoreRevision(revision, command.ExpectedVersion, clock.Now());
            var draft = SkillProfileDraft.Of(profile, await reader.For(profile.Draft.Role));
            await profiles.SaveDraft(profile, draft);
            return new Versioned<SkillProfileDraft>(draft, profile.Progress.DraftVersion);
        }
    }
}
