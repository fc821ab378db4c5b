using MediatR;
using RoleCatalog.Application.RoleDescriptions.Languages;
using RoleCatalog.Application.SkillProfiles.Import;
using RoleCatalog.Application.SkillProfiles.Translations;
using RoleCatalog.Application.Skills;
using RoleCatalog.Domain.Localization;

namespace RoleCatalog.Application.SkillProfiles;

/// <summary>
/// Gives a draft the texts of a document that is its translation, in the language that is said of the document. A dry run
/// answers the same and keeps nothing. As with <see cref="ImportSkillProfile"/>, no transaction is open while it is read.
/// </summary>
public sealed record ImportSkillProfileLanguage(
    string IdOrKey,
    DocumentSource Document,
    int ExpectedVersion,
    bool DryRun
) : IRequest<Versioned<ImportedSkillProfileLanguage>>
{
    internal sealed class Handler(IMediator mediator)
        : IRequestHandler<ImportSkillProfileLanguage, Versioned<ImportedSkillProfileLanguage>>
    {
        public async Task<Versioned<ImportedSkillProfileLanguage>> Handle(
            ImportSkillProfileLanguage request,
            CancellationToken cancellationToken
        )
        {
            var language = LanguageErrors.Named(request.Document.Language!);
            var (draft, _) = await mediator.Send(new GetSkillProfileDraft(request.IdOrKey), cancellationToken);
            LanguageErrors.ThrowIfSource(language, LanguageTag.Parse(draft.SourceLanguage));
            var source = await Texts(request, draft.SourceLanguage!, cancellationToken);
            var present = await Texts(request, language.Value, cancellationToken);

            var vocabulary = await Vocabulary(cancellationToken);
            var reading = RequestedReading.Of(request.Document, vocabulary, languageField: "");
            var alignment = DocumentAlignment.Of(
                RoleTexts.Of(draft),
                RoleTexts.Of(reading),
                SkillsIn(draft, vocabulary)
            );

            var texts = new TranslatedDraft(alignment.Found).Over(present);
            var change = new ChangeSkillProfileDraftLanguage(
                request.IdOrKey,
                language.Value,
                texts,
                request.ExpectedVersion,
                OnlyWhatChanged: true
            );
            var progress = await mediator.Send(new PreviewSkillProfileDraftLanguage(change), cancellationToken);
            var imported = ImportedSkillProfileLanguage.Of(reading, alignment, source, present, progress);
            var changesNothing = StateJson.Write(texts) == StateJson.Write(present);
            var kept =
                request.DryRun || changesNothing
                    ? request.ExpectedVersion
                    : (await mediator.Send(change, cancellationToken)).Version;
            return new Versioned<ImportedSkillProfileLanguage>(imported with { DryRun = request.DryRun }, kept);
        }

        private async Task<LanguageTexts> Texts(
            ImportSkillProfileLanguage request,
            string language,
            CancellationToken cancellationToken
        )
        {
            var query = new GetSkillProfileDraftLanguage(request.IdOrKey, language);
            return (await mediator.Send(query, cancellationToken)).Value;
        }

        private async Task<SkillVocabulary> Vocabulary(CancellationToken cancellationToken)
        {
            var names = await mediator.Send(new GetSkillNames(), cancellationToken);
            return SkillVocabulary.Of(names.Select(name => new SkillName(name.SkillKey, name.Name)));
        }

        private static SkillRecognition SkillsIn(SkillProfileDraft draft, SkillVocabulary vocabulary) =>
            new(vocabulary, ReadingRules.BuiltIn.StartingWith(draft.SourceLanguage!));
    }
}
