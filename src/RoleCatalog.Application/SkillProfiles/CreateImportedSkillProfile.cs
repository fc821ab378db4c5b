using MediatR;
using RoleCatalog.Application.Pipeline;
using RoleCatalog.Application.SkillProfiles.Import;

namespace RoleCatalog.Application.SkillProfiles;

/// <summary>
/// Begins a profile with the draft that was made of a document. How the document was understood goes along, because it is
/// part of what a repeated import is answered, whatever skills are known by then.
/// </summary>
internal sealed record CreateImportedSkillProfile(SkillProfileDraft Draft, DocumentReading Reading)
    : ICommand<ImportedSkillProfile>
{
    internal sealed class Handler(IRequestHandler<CreateSkillProfile, Versioned<SkillProfileDraft>> profiles)
        : IRequestHandler<CreateImportedSkillProfile, ImportedSkillProfile>
    {
        public async Task<ImportedSkillProfile> Handle(
            CreateImportedSkillProfile command,
            CancellationToken cancellationToken
        )
        {
            // Who imports looks at the draft anyway, and folders of documents are not to stop half-way.
            var creation = new CreateSkillProfile(command.Draft, AllowDuplicate: true);
            var created = await profiles.Handle(creation, cancellationToken);
            return new ImportedSkillProfile(DryRun: false, created.Value, command.Reading, created.Version);
        }
    }
}
