using MediatR;
using RoleCatalog.Application.Pipeline;
using RoleCatalog.Application.RoleDescriptions;
using RoleCatalog.Application.RoleDescriptions.Languages;
using RoleCatalog.Domain.Localization;
using RoleCatalog.Domain.RoleDescriptions;
using RoleCatalog.Domain.SkillProfiles;

namespace RoleCatalog.Application.SkillProfiles;

/// <summary>Gives a draft these texts in one language, and no others in it. They count as made from the source texts of now.</summary>
/// <param name="OnlyWhatChanged">Only those that are new count so: the others stay behind their source if they were.</param>
public sealed record ChangeSkillProfileDraftLanguage(
    string IdOrKey,
    string Language,
    LanguageTexts Texts,
    int ExpectedVersion,
    bool OnlyWhatChanged = false
) : ICommand<Versioned<LanguageTexts>>
{
    internal LanguageTag ApplyTo(SkillProfile profile, DateTimeOffset now)
    {
        var (language, role) = (LanguageErrors.Named(Language), profile.Draft.Role);
        LanguageErrors.ThrowIfSource(language, role.SourceLanguage);
        var texts = Texts.Read(role.SourcedTexts());
        profile.ChangeDraft(
            profile.Draft with
            {
                Role = role.WithLanguage(language, texts),
            },
            ExpectedVersion,
            now,
            written: OnlyWhatChanged ? null : language
        );
        return language;
    }

    internal sealed class Handler(ISkillProfileRepository profiles, ReferenceReader reader, TimeProvider clock)
        : IRequestHandler<ChangeSkillProfileDraftLanguage, Versioned<LanguageTexts>>
    {
        public async Task<Versioned<LanguageTexts>> Handle(
            ChangeSkillProfileDraftLanguage command,
            CancellationToken cancellationToken
        )
        {
            var profile = await profiles.Get(command.IdOrKey);
            var language = command.ApplyTo(profile, clock.Now());
            await profiles.SaveDraft(profile, SkillProfileDraft.Of(profile, await reader.For(profile.Draft.Role)));
            return new Versioned<LanguageTexts>(
                LanguageTexts.Of(profile.Draft.Role, language),
                profile.Progress.DraftVersion
            );
        }
    }
}
