using MediatR;
using RoleCatalog.Application.Pipeline;
using RoleCatalog.Application.RoleDescriptions;
using RoleCatalog.Domain;
using RoleCatalog.Domain.SkillProfiles;

namespace RoleCatalog.Application.SkillProfiles;

/// <summary>Begins a profile with a draft, unless it is probably there already and the caller does not overrule that.</summary>
public sealed record CreateSkillProfile(SkillProfileDraft Draft, bool AllowDuplicate = false)
    : ICommand<Versioned<SkillProfileDraft>>
{
    internal sealed class Handler(ISkillProfileRepository profiles, ReferenceReader reader, TimeProvider clock)
        : IRequestHandler<CreateSkillProfile, Versioned<SkillProfileDraft>>
    {
        public async Task<Versioned<SkillProfileDraft>> Handle(
            CreateSkillProfile command,
            CancellationToken cancellationToken
        )
        {
            var errors = new ErrorCollector();
            ReadOnlyMember.Check(errors, "id", command.Draft.Id, actual: null);
            var key = errors.Try("key", () => CatalogKey.Parse(command.Draft.Key));
            var references = await reader.For(command.Draft);
            var now = clock.Now();
            var content = command.Draft.Read(references, now, errors);
            var profile = SkillProfile.Create(SkillProfileId.New(now), key, content, now);
            var draft = SkillProfileDraft.Of(profile, references);
            await profiles.SaveDraft(profile, draft);
            await reader.Hold(references);
            if (!command.AllowDuplicate && await profiles.FindAlike(profile) is { Count: > 0 } likely)
            {
                throw new NearDuplicateException(likely);
            }

            return new Versioned<SkillProfileDraft>(draft, profile.Progress.DraftVersion);
        }
    }
}
