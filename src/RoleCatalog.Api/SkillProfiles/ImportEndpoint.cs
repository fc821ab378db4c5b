using MediatR;
using RoleCatalog.Api.Conventions.Hosting;
using RoleCatalog.Api.Conventions.Preconditions;
using RoleCatalog.Api.Security;
using RoleCatalog.Application.SkillProfiles;
using RoleCatalog.Application.SkillProfiles.Import;

namespace RoleCatalog.Api.SkillProfiles;

internal static class ImportEndpoint
{
    public static void MapSkillProfileImport(this IEndpointRouteBuilder v1) =>
        v1.MapPost("/skill-profiles/import", Import)
            .WithTags("Skill profiles")
            .WithName("importSkillProfile")
            .Needs(Scopes.Write)
            .WithSummary(
                "Makes a profile draft of a job description in Markdown, plain text or HTML, in English or Indonesian."
            )
            .WithDescription(
                "The body is the document itself. The answer says what was understood, with the line it came from, and what was not used. "
                    + "With dryRun=true it is the same, and nothing is kept. The key is made of the title unless it is given; "
                    + "the language is detected unless it is given."
            )
            .Produces<ImportedSkillProfile>(StatusCodes.Status200OK)
            .Produces<ImportedSkillProfile>(StatusCodes.Status201Created)
            .TakesDocuments();

    private static async Task<IResult> Import(
        DocumentBody document,
        bool? dryRun,
        string? key,
        string? language,
        string? fileName,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var source = new DocumentSource(document.Content, fileName, document.MediaType, language);
        var imported = await mediator.Send(new ImportSkillProfile(source, key, dryRun ?? false), cancellationToken);
        return imported.Version is { } version
            ? Entity.Created(imported, version, $"/v1/skill-profiles/{imported.Draft.Id}/draft")
            : TypedResults.Ok(imported);
    }
}
