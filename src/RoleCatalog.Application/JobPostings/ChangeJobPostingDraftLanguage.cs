using MediatR;
using RoleCatalog.Application.Pipeline;
using RoleCatalog.Application.RoleDescriptions.Languages;
using RoleCatalog.Domain.JobPostings;
using RoleCatalog.Domain.Localization;
using RoleCatalog.Domain.RoleDescriptions;

namespace RoleCatalog.Application.JobPostings;

/// <summary>Gives a draft these texts of its own in one language, and no others in it.</summary>
public sealed record ChangeJobPostingDraftLanguage(string Id, string Language, LanguageTexts Texts, int ExpectedVersion)
    : ICommand<Versioned<LanguageTexts>>
{
    internal sealed class Handler(IJobPostingRepository postings, JobPostingBasisReader reader, TimeProvider clock)
        : IRequestHandler<ChangeJobPostingDraftLanguage, Versioned<LanguageTexts>>
    {
        public async Task<Versioned<LanguageTexts>> Handle(
            ChangeJobPostingDraftLanguage command,
            CancellationToken cancellationToken
        )
        {
            var posting = await postings.Get(command.Id);
            var (language, draft) = (LanguageErrors.Named(command.Language), posting.Draft);
            LanguageErrors.ThrowIfSource(language, draft.SourceLanguage);
            var texts = command.Texts.Read(draft.OwnTexts());
            posting.ChangeDraft(
                draft with
                {
                    OwnRole = draft.OwnRole?.WithLanguage(language, texts),
                    TitleOverride = draft.TitleOverride?.With(language, texts.GetValueOrDefault("title")),
                    Description = draft.Description?.With(language, texts.GetValueOrDefault("description")),
                },
                command.ExpectedVersion,
                clock.Now(),
                written: language
            );
            var basis = await reader.For(posting);
            await postings.SaveDraft(posting, JobPostingStates.Draft(posting, basis));
            return new Versioned<LanguageTexts>(
                JobPostingTexts.Of(posting.Draft, language),
                posting.Progress.DraftVersion
            );
        }
    }
}

internal static class JobPostingTexts
{
    public static LanguageTexts Of(JobPostingContent draft, LanguageTag language)
    {
        var own = LanguageTexts.Of(draft.OwnRole, language);
        return own with
        {
            Title = draft.TitleOverride is { } title ? title.Texts.GetValueOrDefault(language) : own.Title,
            Description = draft.Description?.Texts.GetValueOrDefault(language),
        };
    }
}
