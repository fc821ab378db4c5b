using MediatR;
using RoleCatalog.Application.Pipeline;
using RoleCatalog.Application.RoleDescriptions;
using RoleCatalog.Application.RoleDescriptions.Languages;
using RoleCatalog.Domain.Localization;
using RoleCatalog.Domain.RoleDescriptions;

namespace RoleCatalog.Application.SkillProfiles;

/// <summary>Gives a draft these texts in one language, and no others in it. They count as made from the source texts of now.</summary>
public sealed record ChangeSkillProfileDraftLanguage(
    string IdOrKey,
    string Language,
    LanguageTexts Texts,
    int ExpectedVersion
) : ICommand<Versioned<LanguageTexts>>
{
    internal sealed class Handler(ISkillProfileRepository profiles, ReferenceReader reader, TimeProvider clock)
        : IRequestHandler<ChangeSkillProfileDraftLanguage, Versioned<LanguageTexts>>
    {
        public async Task<Versioned<LanguageTexts>> Handle(
            ChangeSkillProfileDraftLanguage command,
            CancellationToken cancellationToken
        )
        {
            var profile = await profiles.Get(command.IdOrKey);
            var (language, role) = (LanguageErrors.Named(command.Language), profile.Draft.Role);
            LanguageErrors.ThrowIfSource(language, role.SourceLanguage);
            var texts = command.Texts.Read(role.SourcedTexts());
            profile.ChangeDraft(
                profile.Draft with
                {
                    Role = role.WithLanguage(language, texts),
                },
                command.ExpectedVersion,
                clock.Now(),
                written: language
            );
            await profiles.SaveDraft(profile, SkillProfileDraft.Of(profile, await reader.For(role)));
            return new Versioned<LanguageTexts>(
                LanguageTexts.Of(profile.Draft.Role, language),
                profile.Progress.DraftVersion
            );
        }
    }
}
