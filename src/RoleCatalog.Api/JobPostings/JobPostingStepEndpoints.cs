using MediatR;
using RoleCatalog.Api.Conventions.Documentation;
using RoleCatalog.Api.Conventions.Preconditions;
using RoleCatalog.Application.JobPostings;
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
            .MapPost("/publish", Publish)
            .WithName("publishJobPosting")
            .WithSummary("Publishes the draft, or names every reason against it; If-Match takes the draft's ETag.");
        posting
            .MapPost("/schedule", Schedule)
            .WithName("scheduleJobPosting")
            .WithSummary(
                "Has the draft published at an instant, or names every reason against it; If-Match takes the draft's ETag."
            )
            .WithExample("schedule-job-posting");
        posting
            .MapPost("/unschedule", Unschedule)
            .WithName("unscheduleJobPosting")
            .WithSummary("Makes a scheduled posting a draft again; If-Match takes the draft's ETag.");
        posting
            .MapPost("/suspend", Suspend)
            .WithName("suspendJobPosting")
            .WithSummary("Takes a posting out of the lists for a while; If-Match takes the published state's ETag.");
        posting
            .MapPost("/resume", Resume)
            .WithName("resumeJobPosting")
            .WithSummary("Brings a suspended posting back; If-Match takes the published state's ETag.");
        posting
            .MapPost("/fill-opening", FillOpening)
            .WithName("fillOpeningOfJobPosting")
            .WithSummary(
                "Counts one more opening as filled, the last one closes the posting; If-Match takes the published state's ETag."
            );
        posting
            .MapPost("/close", Close)
            .WithName("closeJobPosting")
            .WithSummary("Ends a posting; If-Match takes the published state's ETag.")
            .WithExample("close-job-posting");
        posting
            .MapPost("/reopen", Reopen)
            .WithName("reopenJobPosting")
            .WithSummary("Publishes the draft of a closed posting as a new edition; If-Match takes the draft's ETag.");
    }

    private static async Task<Entity<JobPostingState>> Publish(
        string id,
        IfMatch ifMatch,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var state = await mediator.Send(new PublishJobPosting(id, ifMatch.Version), cancellationToken);
        return Entity.Ok(state, state.Version);
    }

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

    private static async Task<Entity<JobPostingState>> Suspend(
        string id,
        IfMatch ifMatch,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var state = await mediator.Send(new SuspendJobPosting(id, ifMatch.Version), cancellationToken);
        return Entity.Ok(state, state.Version);
    }

    private static async Task<Entity<JobPostingState>> Resume(
        string id,
        IfMatch ifMatch,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var state = await mediator.Send(new ResumeJobPosting(id, ifMatch.Version), cancellationToken);
        return Entity.Ok(state, state.Version);
    }

    private static async Task<Entity<JobPostingState>> FillOpening(
        string id,
        IfMatch ifMatch,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var state = await mediator.Send(new FillOpening(id, ifMatch.Version), cancellationToken);
        return Entity.Ok(state, state.Version);
    }

    private static async Task<Entity<JobPostingState>> Close(
        string id,
        ClosingBody closing,
        IfMatch ifMatch,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var state = await mediator.Send(
            new CloseJobPosting(id, closing.Reason, closing.Note, ifMatch.Version),
            cancellationToken
        );
        return Entity.Ok(state, state.Version);
    }

    private static async Task<Entity<JobPostingState>> Reopen(
        string id,
        IfMatch ifMatch,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var state = await mediator.Send(new ReopenJobPosting(id, ifMatch.Version), cancellationToken);
        return Entity.Ok(state, state.Version);
    }
}

/// <summary>What is said on closing a posting.</summary>
/// <param name="Reason">Filled or cancelled; only the clock lets a posting expire.</param>
/// <param name="Note">At most 1,000 characters.</param>
internal sealed record ClosingBody(CloseReason Reason, string? Note = null);
