using MediatR;
using RoleCatalog.Api.Conventions.Languages;
using RoleCatalog.Api.Security;
using RoleCatalog.Application.JobPostings;

namespace RoleCatalog.Api.JobPostings;

internal static class JobPostingPreviewEndpoints
{
    public static void MapJobPostingPreview(this IEndpointRouteBuilder v1) =>
        v1.MapGet("/job-postings/{id}/draft/preview", Get)
            .WithTags("Job postings")
            .WithName("previewJobPosting")
            .Needs(Scopes.Read)
            .WithSummary(
                "Shows the draft as it would be published now, open gaps as their prompts in brackets, and every reason against it."
            )
            .Produces<JobPostingPreview>();

    private static async Task<IResult> Get(
        string id,
        LanguagePreference languages,
        HttpResponse response,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => Localized.Ok(await mediator.Send(new PreviewJobPosting(id), cancellationToken), languages, response);
}
