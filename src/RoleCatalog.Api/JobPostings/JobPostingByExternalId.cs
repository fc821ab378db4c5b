using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using RoleCatalog.Api.Conventions.Documentation;
using RoleCatalog.Api.Conventions.Parameters;
using RoleCatalog.Api.Conventions.Preconditions;
using RoleCatalog.Api.Security;
using RoleCatalog.Application;
using RoleCatalog.Application.JobPostings;

namespace RoleCatalog.Api.JobPostings;

/// <summary>The draft of a posting by the name that another system has for it.</summary>
internal static class JobPostingByExternalId
{
    public static void MapJobPostingsByExternalId(this IEndpointRouteBuilder v1)
    {
        v1.MapGet("/job-postings" + ExternalIdAddress.Route, Get)
            .WithTags("Job postings")
            .WithName("getJobPostingByExternalId")
            .Needs(Scopes.Read)
            .WithSummary("Reads the draft of a posting by its name in another system.");
        v1.MapPut("/job-postings" + ExternalIdAddress.Route, Keep)
            .WithTags("Job postings")
            .WithName("keepJobPostingByExternalId")
            .Needs(Scopes.Write)
            .WithSummary(
                "Creates or changes the draft of a posting by its name in another system; the same again changes nothing."
            )
            .WithExample("create-job-posting");
    }

    private static async Task<Entity<JobPostingDraft>> Get(
        ExternalIdAddress address,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var id = await mediator.IdOf(CatalogResource.JobPostings, address, cancellationToken);
        var draft = await mediator.Send(new GetJobPostingDraft(id), cancellationToken);
        return Entity.Ok(draft.Value, draft.Version);
    }

    private static async Task<Results<EntityCreated<JobPostingDraft>, Entity<JobPostingDraft>>> Keep(
        ExternalIdAddress address,
        JobPostingDraft body,
        OptionalIfMatch ifMatch,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var kept = await mediator.Send(new KeepJobPosting(address.Value, body, ifMatch.Version), cancellationToken);
        return kept.Answer($"/v1/job-postings/{kept.Value.Id}/draft");
    }
}
