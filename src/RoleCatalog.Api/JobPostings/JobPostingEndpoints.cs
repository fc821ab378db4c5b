using System.Security.Claims;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using RoleCatalog.Api.Conventions.Documentation;
using RoleCatalog.Api.Conventions.Languages;
using RoleCatalog.Api.Conventions.Parameters;
using RoleCatalog.Api.Conventions.Preconditions;
using RoleCatalog.Api.Security;
using RoleCatalog.Api.Skills;
using RoleCatalog.Application.JobPostings;
using RoleCatalog.Contracts.JobPostings;

namespace RoleCatalog.Api.JobPostings;

internal static class JobPostingEndpoints
{
    public static void MapJobPostings(this IEndpointRouteBuilder v1)
    {
        var postings = v1.MapGroup("/job-postings").WithTags("Job postings");
        postings
            .MapPost("/", Create)
            .WithName("createJobPosting")
            .Needs(Scopes.Write)
            .WithSummary("Begins a posting with a draft, from a profile revision or freely.")
            .WithExample("create-job-posting");
        postings
            .MapGet("/{id}", Get)
            .WithName("getJobPosting")
            .IsPublicReading()
            .WithSummary("Reads the published state of a posting.");
        postings
            .MapGet("/{id}/draft", GetDraft)
            .WithName("getJobPostingDraft")
            .Needs(Scopes.Read)
            .WithSummary("Reads the draft, in all languages, in the shape in which it is written.");
        postings
            .MapPut("/{id}/draft", ChangeDraft)
            .WithName("changeJobPostingDraft")
            .Needs(Scopes.Write)
            .WithSummary("Replaces the draft; If-Match takes the draft's ETag.")
            .WithExample("create-job-posting");
        postings
            .MapDelete("/{id}/draft", DiscardDraft)
            .WithName("discardJobPostingDraft")
            .Needs(Scopes.Write)
            .WithSummary(
                "Takes the draft back to the latest edition; without one the posting is gone. If-Match takes the draft's ETag."
            );
        postings
            .MapGet("/{id}/contact", GetContact)
            .WithName("getJobPostingContact")
            .Needs(Scopes.Read)
            .WithSummary("Reads the contact, which no event and no edition has.");
        postings
            .MapPut("/{id}/contact", ChangeContact)
            .WithName("changeJobPostingContact")
            .Needs(Scopes.Write)
            .WithSummary("Replaces the contact; it is erased when the posting closes.")
            .WithExample("change-contact");
    }

    private static async Task<EntityCreated<JobPostingDraft>> Create(
        JobPostingDraft draft,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var created = await mediator.Send(new CreateJobPosting(draft), cancellationToken);
        return Entity.Created(created.Value, created.Version, $"/v1/job-postings/{created.Value.Id}/draft");
    }

    private static async Task<Entity<JobPostingState>> Get(
        string id,
        LanguagePreference languages,
        Fields<JobPostingState> fields,
        Choice<Expansion>? expand,
        ClaimsPrincipal user,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var state = await mediator.Send(
            new GetJobPosting(id, !GrantedScopes.Has(user, Scopes.Read)),
            cancellationToken
        );
        var current = await CurrentSkills.Of(state.RequirementGroups, expand, mediator, cancellationToken);
        return Localized.Entity(
            state with
            {
                RequirementGroups = current.In(state.RequirementGroups),
            },
            state.Version,
            languages,
            current.Variant,
            fields
        );
    }

    private static async Task<Entity<JobPostingDraft>> GetDraft(
        string id,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var draft = await mediator.Send(new GetJobPostingDraft(id), cancellationToken);
        return Entity.Ok(draft.Value, draft.Version);
    }

    private static async Task<Entity<JobPostingDraft>> ChangeDraft(
        string id,
        JobPostingDraft draft,
        IfMatch ifMatch,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var changed = await mediator.Send(new ChangeJobPostingDraft(id, draft, ifMatch.Version), cancellationToken);
        return Entity.Ok(changed.Value, changed.Version);
    }

    private static async Task<NoContent> DiscardDraft(
        string id,
        IfMatch ifMatch,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        await mediator.Send(new DiscardJobPostingDraft(id, ifMatch.Version), cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Entity<ContactDetails>> GetContact(
        string id,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var contact = await mediator.Send(new GetContact(id), cancellationToken);
        return Entity.Ok(contact.Value, contact.Version);
    }

    private static async Task<Entity<ContactDetails>> ChangeContact(
        string id,
        ContactDetails contact,
        IfMatch ifMatch,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var changed = await mediator.Send(new ChangeContact(id, contact, ifMatch.Version), cancellationToken);
        return Entity.Ok(changed.Value, changed.Version);
    }
}
