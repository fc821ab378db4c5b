using MediatR;
using RoleCatalog.Application.Pipeline;
using RoleCatalog.Application.RoleDescriptions.Languages;
using RoleCatalog.Domain.Localization;
using RoleCatalog.Domain.RoleDescriptions;

namespace RoleCatalog.Application.SkillProfiles;

/// <summary>How far a draft would be translated after a change, or the refusal of the change; nothing is kept.</summary>
internal sealed record PreviewSkillProfileDraftLanguage(ChangeSkillProfileDraftLanguage Change) : IQuery<LanguageState>
{
    internal sealed class Handler(ISkillProfileRepository profiles, TimeProvider clock)
        : IRequestHandler<PreviewSkillProfileDraftLanguage, LanguageState>
    {
        public async Task<LanguageState> Handle(
            PreviewSkillProfileDraftLanguage query,
            CancellationToken cancellationToken
        )
        {
            var profile = await profiles.Get(query.Change.IdOrKey);
            var language = query.Change.ApplyTo(profile, clock.Now());
            var role = profile.Draft.Role;
            return LanguageState.Of(LanguageProgress.Of(language, role.SourcedTexts(), role.Stale));
        }
    }
}
