using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using RoleCatalog.Api.Conventions.Languages;
using RoleCatalog.Api.Security;
using RoleCatalog.Application.JobPostings;

namespace RoleCatalog.Api.JobPostings;

internal static class JobPostingDriftEndpoints
{
    public static void MapJobPostingDrift(this IEndpointRouteBuilder v1) =>
        v1.MapGet("/job-postings/{id}/drift", Get)
            .WithTags("Job postings")
            .WithName("getJobPostingDrift")
            .Needs(Scopes.Read)
            .WithSummary("Tells how far a live posting is behind its profile, part by part.");

    private static async Task<Ok<JobPostingDrift>> Get(
        string id,
        LanguagePreference languages,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => TypedResults.Ok(await mediator.Send(new GetJobPostingDrift(id, languages.ForReader()), cancellationToken));
}
