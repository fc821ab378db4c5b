using MediatR;
using RoleCatalog.Application.Pipeline;
using RoleCatalog.Application.RoleDescriptions;
using RoleCatalog.Domain;

namespace RoleCatalog.Application.SkillProfiles;

/// <summary>Replaces the draft of a profile.</summary>
public sealed record ChangeSkillProfileDraft(string IdOrKey, SkillProfileDraft Draft, int ExpectedVersion)
    : ICommand<Versioned<SkillProfileDraft>>
{
    internal sealed class Handler(ISkillProfileRepository profiles, ReferenceReader reader, TimeProvider clock)
        : IRequestHandler<ChangeSkillProfileDraft, Versioned<SkillProfileDraft>>
    {
        public async Task<Versioned<SkillProfileDraft>> Handle(
            ChangeSkillProfileDraft command,
            CancellationToken cancellationToken
        )
        {
            var profile = await profiles.Get(command.IdOrKey);
            var errors = new ErrorCollector();
            ReadOnlyMember.Check(errors, "id", command.Draft.Id, profile.Id.ToString());
            ReadOnlyMember.Check(errors, "key", command.Draft.Key, profile.Key.Value);
            var references = await reader.For(command.Draft, profile.Draft.Role);
            var now = clock.Now();
            profile.ChangeDraft(command.Draft.Read(references, now, errors), command.ExpectedVersion, now);
            var draft = SkillProfileDraft.Of(profile, references);
            await profiles.SaveDraft(profile, draft);
            return new Versioned<SkillProfileDraft>(draft, profile.Progress.DraftVersion);
        }
    }
}
