using MediatR;
using RoleCatalog.Api.Conventions.Documentation;
using RoleCatalog.Api.Conventions.Preconditions;
using RoleCatalog.Api.Security;
using RoleCatalog.Application.JobPostings;
using RoleCatalog.Application.Pipeline;
using RoleCatalog.Contracts.JobPostings;
using RoleCatalog.Domain.JobPostings;

namespace RoleCatalog.Api.JobPostings;

/// <summary>The steps of a posting's life; docs/job-postings.md has the picture.</summary>
internal static class JobPostingStepEndpoints
{
    public static void MapJobPostingSteps(this IEndpointRouteBuilder v1)
    {
        var posting = v1.MapGroup("/job-postings/{id}").WithTags("Job postings");
        posting
            .MapStep("/publish", (id, version) => new PublishJobPosting(id, version))
            .WithName("publishJobPosting")
            .Needs(Scopes.Publish)
            .WithSummary("Publishes the draft, or names every reason against it; If-Match takes the draft's ETag.");
        posting
            .MapPost("/schedule", Schedule)
            .WithName("scheduleJobPosting")
            .Needs(Scopes.Publish)
            .WithSummary(
                "Has the draft published at an instant, or names every reason against it; If-Match takes the draft's ETag."
            )
            .WithExample("schedule-job-posting");
        posting
            .MapPost("/unschedule", Unschedule)
            .WithName("unscheduleJobPosting")
            .Needs(Scopes.Publish)
            .WithSummary("Makes a scheduled posting a draft again; If-Match takes the draft's ETag.");
        posting
            .MapStep("/suspend", (id, version) => new SuspendJobPosting(id, version))
            .WithName("suspendJobPosting")
            .Needs(Scopes.Publish)
            .WithSummary("Takes a posting out of the lists for a while; If-Match takes the published state's ETag.");
        posting
            .MapStep("/resume", (id, version) => new ResumeJobPosting(id, version))
            .WithName("resumeJobPosting")
            .Needs(Scopes.Publish)
            .WithSummary("Brings a suspended posting back; If-Match takes the published state's ETag.");
        posting
            .MapStep("/fill-opening", (id, version) => new FillOpening(id, version))
            .WithName("fillOpeningOfJobPosting")
            .Needs(Scopes.Publish)
            .WithSummary(
                "Counts one more opening as filled, the last one closes the posting; If-Match takes the published state's ETag."
            );
        posting
            .MapPost("/close", Close)
            .WithName("closeJobPosting")
            .Needs(Scopes.Publish)
            .WithSummary("Ends a posting; If-Match takes the published state's ETag.")
            .WithExample("close-job-posting");
        posting
            .MapStep("/reopen", (id, version) => new ReopenJobPosting(id, version))
            .WithName("reopenJobPosting")
            .Needs(Scopes.Publish)
            .WithSummary("Publishes the draft of a closed posting as a new edition; If-Match takes the draft's ETag.");
    }

    /// <summary>A step that takes nothing but the posting, and answers its published state.</summary>
    private static RouteHandlerBuilder MapStep(
        this IEndpointRouteBuilder posting,
        string route,
        Func<string, int, ICommand<JobPostingState>> step
    ) =>
        posting.MapPost(
            route,
            async (string id, IfMatch ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
            {
                var state = await mediator.Send(step(id, ifMatch.Version), cancellationToken);
                return Entity.Ok(state, state.Version);
            }
        );

    private static async Task<Entity<JobPostingDraft>> Schedule(
        string id,
        PublicationPlan plan,
        IfMatch ifMatch,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var draft = await mediator.Send(new ScheduleJobPosting(id, plan, ifMatch.Version), cancellationToken);
        return Entity.Ok(draft.Value, draft.Version);
    }

    private static async Task<Entity<JobPostingDraft>> Unschedule(
        string id,
        IfMatch ifMatch,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var draft = await mediator.Send(new UnscheduleJobPosting(id, ifMatch.Version), cancellationToken);
        return Entity.Ok(draft.Value, draft.Version);
    }

    private static async Task<Entity<JobPostingState>> Close(
        string id,
        ClosingBody closing,
        IfMatch ifMatch,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var reason = closing.Reason == ClosingReason.Filled ? CloseReason.Filled : CloseReason.Cancelled;
        var state = await mediator.Send(
            new CloseJobPosting(id, reason, closing.Note, ifMatch.Version),
            cancellationToken
        );
        return Entity.Ok(state, state.Version);
    }
}

/// <summary>What is said on closing a posting.</summary>
/// <param name="Reason">Filled or cancelled; only the clock lets a posting expire.</param>
/// <param name="Note">At most 1,000 characters.</param>
internal sealed record ClosingBody(ClosingReason Reason, string? Note = null);

/// <summary>Why people close a posting.</summary>
internal enum ClosingReason
{
    Filled,
    Cancelled,
}
