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
            var reading = Read(
                request.Document,
                SkillVocabulary.Of(names.Select(name => new SkillName(name.SkillKey, name.Name)))
            );
            var draft = DraftFromDocument.Of(reading, request.Document.FileName, request.Key);
            if (request.DryRun)
            {
                var preview = await mediator.Send(new PreviewSkillProfile(draft), cancellationToken);
                return new ImportedSkillProfile(DryRun: true, Version: null, preview, reading);
            }

            var created = await mediator.Send(new CreateSkillProfile(draft), cancellationToken);
            return new ImportedSkillProfile(DryRun: false, created.Version, created.Value, reading);
        }

        private static DocumentReading Read(DocumentSource document, SkillVocabulary vocabulary)
        {
            try
            {
                return DocumentReader.Read(document, vocabulary);
            }
            catch (DocumentRefusedException refused)
            {
                throw new DomainException(
                    Fault.Rule,
                    [.. refused.Refusals.Select(refusal => new DomainError(refusal.Code, refusal.Reason))]
                );
            }
        }
    }
}

/// <summary>The draft that was made of a document, and how the document was understood.</summary>
/// <param name="DryRun">Whether nothing was kept.</param>
/// <param name="Version">The version of the draft; absent after a dry run.</param>
/// <param name="Draft">The draft; it has an id unless this was a dry run.</param>
/// <param name="Reading">What was understood, with the lines it came from, and what was not used.</param>
public sealed record ImportedSkillProfile(bool DryRun, int? Version, SkillProfileDraft Draft, DocumentReading Reading);
