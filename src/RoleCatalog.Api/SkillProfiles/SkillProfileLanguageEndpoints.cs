using MediatR;
using RoleCatalog.Api.Conventions.Documentation;
using RoleCatalog.Api.Conventions.Hosting;
using RoleCatalog.Api.Conventions.Preconditions;
using RoleCatalog.Api.Security;
using RoleCatalog.Application.RoleDescriptions.Languages;
using RoleCatalog.Application.SkillProfiles;
using RoleCatalog.Application.SkillProfiles.Import;

namespace RoleCatalog.Api.SkillProfiles;

internal static class SkillProfileLanguageEndpoints
{
    public static void MapSkillProfileLanguages(this IEndpointRouteBuilder v1)
    {
        var profiles = v1.MapGroup("/skill-profiles/{idOrKey}").WithTags("Skill profiles");
        profiles
            .MapGet("/languages", GetLanguages)
            .WithName("getSkillProfileLanguages")
            .Needs(Scopes.Read)
            .WithSummary(
                "Tells how far the published state is translated: what is missing, and what is behind its source."
            );
        profiles
            .MapGet("/draft/languages", GetDraftLanguages)
            .WithName("getSkillProfileDraftLanguages")
            .Needs(Scopes.Read)
            .WithSummary("Tells how far the draft is translated: what is missing, and what is behind its source.");
        profiles
            .MapGet("/draft/languages/{tag}", GetTexts)
            .WithName("getSkillProfileDraftLanguage")
            .Needs(Scopes.Read)
            .WithSummary("Reads all texts of the draft in one language, in the shape in which they are written.");
        profiles
            .MapPut("/draft/languages/{tag}", ChangeTexts)
            .WithName("changeSkillProfileDraftLanguage")
            .Needs(Scopes.Write)
            .WithSummary("Replaces all texts of the draft in one language; If-Match takes the draft's ETag.")
            .WithExample("change-draft-language");
        profiles
            .MapPost("/draft/languages/{tag}/import", ImportTexts)
            .WithName("importSkillProfileDraftLanguage")
            .Needs(Scopes.Write)
            .WithSummary(
                "Takes the texts of the draft in one language from a document that is the translation of its source."
            )
            .WithDescription(
                "The body is the document itself, in Markdown, plain text or HTML. Its texts are aligned to those of the draft's source language, "
                    + "section by section, by order and likeness. The answer says which text became the translation of which, how sure that is, "
                    + "what was not used, and what is missing; texts that the document does not translate keep the translation that they have. "
                    + "If-Match takes the draft's ETag. With dryRun=true the answer is the same, and nothing is kept."
            )
            .TakesDocuments();
        profiles
            .MapDelete("/draft/languages/{tag}", RemoveTexts)
            .WithName("removeSkillProfileDraftLanguage")
            .Needs(Scopes.Write)
            .WithSummary("Removes a language from the draft; If-Match takes the draft's ETag.");
    }

    private static async Task<Entity<LanguageReport>> GetLanguages(
        string idOrKey,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var report = await mediator.Send(new GetSkillProfileLanguages(idOrKey), cancellationToken);
        return Entity.Ok(report.Value, report.Version);
    }

    private static async Task<Entity<LanguageReport>> GetDraftLanguages(
        string idOrKey,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var report = await mediator.Send(new GetSkillProfileDraftLanguages(idOrKey), cancellationToken);
        return Entity.Ok(report.Value, report.Version);
    }

    private static async Task<Entity<LanguageTexts>> GetTexts(
        string idOrKey,
        string tag,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var texts = await mediator.Send(new GetSkillProfileDraftLanguage(idOrKey, tag), cancellationToken);
        return Entity.Ok(texts.Value, texts.Version);
    }

    private static async Task<Entity<LanguageTexts>> ChangeTexts(
        string idOrKey,
        string tag,
        LanguageTexts texts,
        IfMatch ifMatch,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var changed = await mediator.Send(
            new ChangeSkillProfileDraftLanguage(idOrKey, tag, texts, ifMatch.Version),
            cancellationToken
        );
        return Entity.Ok(changed.Value, changed.Version);
    }

    private static async Task<Entity<ImportedSkillProfileLanguage>> ImportTexts(
        string idOrKey,
        string tag,
        DocumentBody document,
        bool? dryRun,
        string? fileName,
        IfMatch ifMatch,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var source = new DocumentSource(document.Content, fileName, document.MediaType, tag);
        var (imported, version) = await mediator.Send(
            new ImportSkillProfileLanguage(idOrKey, source, ifMatch.Version, dryRun ?? false),
            cancellationToken
        );
        return Entity.Ok(imported, version);
    }

    private static Task<Entity<LanguageTexts>> RemoveTexts(
        string idOrKey,
        string tag,
        IfMatch ifMatch,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => ChangeTexts(idOrKey, tag, new LanguageTexts(), ifMatch, mediator, cancellationToken);
}
