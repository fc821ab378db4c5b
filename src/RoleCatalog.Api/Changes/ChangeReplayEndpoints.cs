using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using RoleCatalog.Api.Conventions.Documentation;
using RoleCatalog.Api.Conventions.Paging;
using RoleCatalog.Api.Security;
using RoleCatalog.Application.Changes.Replaying;
using RoleCatalog.Application.Paging;

namespace RoleCatalog.Api.Changes;

internal static class ChangeReplayEndpoints
{
    public static void MapReplays(this IEndpointRouteBuilder v1)
    {
        var replays = v1.MapGroup("/replays").WithTags("Changes");
        replays
            .MapPost("/", Submit)
            .WithName("submitReplay")
            .Needs(Scopes.Admin)
            .WithSummary(
                "Sends events to one existing queue again: a range of the log, all or some types, all or one entity."
            )
            .WithDescription(
                "Replays are sent one at a time, in the order of submission, beside the live events and at a bounded rate. The events have the same ids and bytes as before, "
                    + "and the header 'replay' with the id of the replay; those of one entity come in order. After a restart it goes on, and may repeat a few. "
                    + "A consumer that drops what it has seen has to forget that first."
            )
            .WithExample("submit-replay");
        replays
            .MapGet("/", List)
            .WithName("listReplays")
            .Needs(Scopes.Admin)
            .WithSummary("Lists replays, newest first.");
        replays
            .MapGet("/{id}", Get)
            .WithName("getReplay")
            .Needs(Scopes.Admin)
            .WithSummary("Reads how far a replay has come.");
        replays
            .MapPost("/{id}/cancel", Cancel)
            .WithName("cancelReplay")
            .Needs(Scopes.Admin)
            .WithSummary("Ends a replay that waits or runs. What is on its way still arrives.");
    }

    private static async Task<Created<Replay>> Submit(
        ReplayOrder order,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var replay = await mediator.Send(new SubmitReplay(order), cancellationToken);
        return TypedResults.Created($"/v1/replays/{replay.Id}", replay);
    }

    private static async Task<Listing<Page<Replay>>> List(
        PageRequest page,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => Listing.Ok(await mediator.Send(new ReadReplays(page.Limit, page.Cursor), cancellationToken));

    private static async Task<Ok<Replay>> Get(string id, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new GetReplay(id), cancellationToken));

    private static async Task<Ok<Replay>> Cancel(string id, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new CancelReplay(id), cancellationToken));
}
