using MediatR;
using RoleCatalog.Api.Conventions.Documentation;
using RoleCatalog.Api.Conventions.Preconditions;
using RoleCatalog.Api.Security;
using RoleCatalog.Application.JobPostings;
using RoleCatalog.Application.RoleDescriptions.Languages;

namespace RoleCatalog.Api.JobPostings;

internal static class JobPostingLanguageEndpoints
{
    public static void MapJobPostingLanguages(this IEndpointRouteBuilder v1)
    {
        var postings = v1.MapGroup("/job-postings/{id}").WithTags("Job postings");
        postings
            .MapGet("/languages", GetLanguages)
            .WithName("getJobPostingLanguages")
            .Needs(Scopes.Read)
            .WithSummary(
                "Tells how far the published state is translated: what is missing, and what is behind its source."
            );
        postings
            .MapGet("/draft/languages", GetDraftLanguages)
            .WithName("getJobPostingDraftLanguages")
            .Needs(Scopes.Read)
            .WithSummary("Tells how far the draft is translated: what is missing, and what is behind its source.");
        postings
            .MapGet("/draft/languages/{tag}", GetTexts)
            .WithName("getJobPostingDraftLanguage")
            .Needs(Scopes.Read)
            .WithSummary("Reads the draft's own texts in one language, in the shape in which they are written.");
        postings
            .MapPut("/draft/languages/{tag}", ChangeTexts)
            .WithName("changeJobPostingDraftLanguage")
            .Needs(Scopes.Write)
            .WithSummary("Replaces the draft's own texts in one language; If-Match takes the draft's ETag.")
            .WithExample("change-draft-language");
        postings
            .MapDelete("/draft/languages/{tag}", RemoveTexts)
            .WithName("removeJobPostingDraftLanguage")
            .Needs(Scopes.Write)
            .WithSummary("Removes a language from the draft; If-Match takes the draft's ETag.");
    }

    private static async Task<Entity<LanguageReport>> GetLanguages(
        string id,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var report = await mediator.Send(new GetJobPostingLanguages(id), cancellationToken);
        return Entity.Ok(report.Value, report.Version);
    }

    private static async Task<Entity<LanguageReport>> GetDraftLanguages(
        string id,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var report = await mediator.Send(new GetJobPostingDraftLanguages(id), cancellationToken);
        return Entity.Ok(report.Value, report.Version);
    }

    private static async Task<Entity<LanguageTexts>> GetTexts(
        string id,
        string tag,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var texts = await mediator.Send(new GetJobPostingDraftLanguage(id, tag), cancellationToken);
        return Entity.Ok(texts.Value, texts.Version);
    }

    private static async Task<Entity<LanguageTexts>> ChangeTexts(
        string id,
        string tag,
        LanguageTexts texts,
        IfMatch ifMatch,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var changed = await mediator.Send(
            new ChangeJobPostingDraftLanguage(id, tag, texts, ifMatch.Version),
            cancellationToken
        );
        return Entity.Ok(changed.Value, changed.Version);
    }

    private static Task<Entity<LanguageTexts>> RemoveTexts(
        string id,
        string tag,
        IfMatch ifMatch,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => ChangeTexts(id, tag, new LanguageTexts(), ifMatch, mediator, cancellationToken);
}
