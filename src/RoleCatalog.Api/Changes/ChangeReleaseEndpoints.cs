using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using RoleCatalog.Api.Conventions.Paging;
using RoleCatalog.Api.Security;
using RoleCatalog.Application.Changes;
using RoleCatalog.Application.Paging;

namespace RoleCatalog.Api.Changes;

internal static class ChangeReleaseEndpoints
{
    public static void MapHeldChanges(this IEndpointRouteBuilder v1)
    {
        var held = v1.MapGroup("/changes/held").WithTags("Changes");
        held.MapGet("/", List)
            .WithName("listHeldChanges")
            .Needs(Scopes.Admin)
            .WithSummary("Lists the changes that the broker will not take, and those that wait behind them.")
            .WithDescription(
                "The broker refuses what is larger than its limit (max_message_size). Such a change is held, with all later ones of the same entity, so that "
                    + "consumers never see them out of order; all others go on. Readers of /v1/changes have them all."
            );
        held.MapPost("/{id}/release", Release)
            .WithName("releaseHeldChange")
            .Needs(Scopes.Admin)
            .WithSummary("Sends a held change again, and then those behind it.")
            .WithDescription(
                "The answer comes at once, the event is sent within seconds. When the broker still does not take it, the change is held again."
            );
    }

    private static async Task<Listing<Page<HeldChange>>> List(
        PageRequest page,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => Listing.Ok(await mediator.Send(new ReadHeldChanges(page.Limit, page.Cursor), cancellationToken));

    private static async Task<Ok<HeldChange>> Release(
        string id,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => TypedResults.Ok(await mediator.Send(new ReleaseHeldChange(id), cancellationToken));
}
