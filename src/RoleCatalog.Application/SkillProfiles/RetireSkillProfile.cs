using MediatR;
using RoleCatalog.Application.Pipeline;
using RoleCatalog.Contracts.SkillProfiles;
using RoleCatalog.Domain;
using RoleCatalog.Domain.SkillProfiles;

namespace RoleCatalog.Application.SkillProfiles;

/// <summary>Takes a profile out of use, perhaps in favour of another (id or key). Postings made from it stay.</summary>
public sealed record RetireSkillProfile(string IdOrKey, string? ReplacedBy, int ExpectedVersion)
    : ICommand<SkillProfileState>
{
    internal sealed class Handler(ISkillProfileRepository profiles, TimeProvider clock)
        : IRequestHandler<RetireSkillProfile, SkillProfileState>
    {
        public async Task<SkillProfileState> Handle(RetireSkillProfile command, CancellationToken cancellationToken)
        {
            var profile = await profiles.Get(command.IdOrKey);
            var replacement = await Replacement(command.ReplacedBy);
            profile.Retire(replacement, command.ExpectedVersion, clock.Now());
            var state = SkillProfileStates.Retired(profile, await profiles.GetPublished(profile.Id));
            await profiles.SavePublished(profile, state);
            return state;
        }

        private async Task<SkillProfileId?> Replacement(string? idOrKey)
        {
            if (idOrKey is null)
            {
                return null;
            }

            var replacement = await profiles.Find(idOrKey);
            return replacement is not null && await profiles.HoldPublished(replacement.Id)
                ? replacement.Id
                : throw new DomainException(
                    "replacement-not-published",
                    $"'{idOrKey}' is not a published skill profile, and so replaces none.",
                    "/replacedBy"
                );
        }
    }
}
