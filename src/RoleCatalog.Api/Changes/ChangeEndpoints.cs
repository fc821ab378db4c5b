using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using RoleCatalog.Api.Conventions.Paging;
using RoleCatalog.Api.Security;
using RoleCatalog.Application.Changes;

namespace RoleCatalog.Api.Changes;

internal static class ChangeEndpoints
{
    public static void MapChanges(this IEndpointRouteBuilder v1) =>
        v1.MapGroup("/changes")
            .WithTags("Changes")
            .MapGet("/", Read)
            .WithName("readChanges")
            .Needs(Scopes.Read)
            .WithSummary(
                "Reads public changes as CloudEvents in the order of the log, after a cursor or from the beginning."
            )
            .WithDescription("Who did it (actor) is told to readers with the scope catalog.admin.");

    private static async Task<Ok<ChangePage>> Read(
        string? after,
        int? limit,
        HttpContext context,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var query = new ReadChanges(after, limit ?? ReadChanges.DefaultLimit)
        {
            TellsWho = GrantedScopes.Has(context.User, Scopes.Admin),
        };
        var page = await mediator.Send(query, cancellationToken);
        context.Response.Headers.Link = NextLink.For(context.Request, page.NextCursor, nameof(after));
        return TypedResults.Ok(page);
    }
}
