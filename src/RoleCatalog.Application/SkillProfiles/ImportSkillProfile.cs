using MediatR;
using RoleCatalog.Application.SkillProfiles.Import;
using RoleCatalog.Application.Skills;
using RoleCatalog.Domain;

namespace RoleCatalog.Application.SkillProfiles;

/// <summary>
/// Makes a profile draft of a job description. A dry run answers the same and keeps nothing. The document is read outside
/// any transaction: reading a long one would hold up every other command.
/// </summary>
public sealed record ImportSkillProfile(DocumentSource Document, string? Key, bool DryRun)
    : IRequest<ImportedSkillProfile>
{
    internal sealed class Handler(IMediator mediator) : IRequestHandler<ImportSkillProfile, ImportedSkillProfile>
    {
        public async Task<ImportedSkillProfile> Handle(ImportSkillProfile request, CancellationToken cancellationToken)
        {
            var names = await mediator.Send(new GetSkillNames(), cancellationToken);
            var reading = RequestedReading.Of(
                request.Document,
                SkillVocabulary.Of(names.Select(name => new SkillName(name.SkillKey, name.Name))),
                languageField: "?language"
            );
            var draft = DraftFromDocument.Of(reading, request.Document.FileName, request.Key);
            try
            {
                return await Keep(draft, reading, request.DryRun, cancellationToken);
            }
            catch (DomainException refused)
            {
                throw new DomainException(refused.Fault, [.. InTermsOf(request, refused.Errors)]);
            }
        }

        private async Task<ImportedSkillProfile> Keep(
            SkillProfileDraft draft,
            DocumentReading reading,
            bool dryRun,
            CancellationToken cancellationToken
        )
        {
            if (dryRun)
            {
                var preview = await mediator.Send(new PreviewSkillProfile(draft), cancellationToken);
                return new ImportedSkillProfile(DryRun: true, preview, reading);
            }

            return await mediator.Send(new CreateImportedSkillProfile(draft, reading), cancellationToken);
        }

        // The key is a parameter. Made of a title that is missing, it is no error of its own.
        private static IEnumerable<DomainError> InTermsOf(
            ImportSkillProfile request,
            IReadOnlyList<DomainError> errors
        ) =>
            errors
                .Where(error =>
                    error.Field != Key || request.Key is not null || errors.All(other => other.Field != "/title")
                )
                .Select(error => error.Field == Key ? error with { Field = "?key" } : error);

        private const string Key = "/key";
    }
}

/// <summary>The draft that was made of a document, and how the document was understood.</summary>
/// <param name="DryRun">Whether nothing was kept.</param>
/// <param name="Draft">The draft; it has an id unless this was a dry run.</param>
/// <param name="Reading">What was understood, with the lines it came from, and what was not used.</param>
/// <param name="Version">The version of the draft; absent after a dry run.</param>
public sealed record ImportedSkillProfile(
    bool DryRun,
    SkillProfileDraft Draft,
    DocumentReading Reading,
    int? Version = null
);
