using MediatR;
using Microsoft.Net.Http.Headers;
using RoleCatalog.Api.Conventions.Documentation;
using RoleCatalog.Api.Conventions.Hosting;
using RoleCatalog.Api.Conventions.Paging;
using RoleCatalog.Api.Conventions.Preconditions;
using RoleCatalog.Api.Security;
using RoleCatalog.Application.Changes;
using RoleCatalog.Infrastructure;

namespace RoleCatalog.Api.Changes;

internal static class ChangeEndpoints
{
    // A page stays as it is; what all events say of the catalogue, by its settings, may not.
    private const string ForAWeek = "private, max-age=604800";

    public static void MapChanges(this IEndpointRouteBuilder v1) =>
        v1.MapGroup("/changes")
            .WithTags("Changes")
            .MapGet("/", Read)
            .WithName("readChanges")
            .Needs(Scopes.Read)
            .Waits()
            .Produces<ChangePage>()
            .WithMetadata(
                new ResponseHeader(HeaderNames.Link, "The next page, as <...>; rel=\"next\".", 200),
                new ResponseHeader(HeaderNames.ETag, "Of a page that can no longer change, for If-None-Match.", 200)
            )
            .WithSummary(
                "Reads public changes as CloudEvents in the order of the log, after a cursor or from the beginning."
            )
            .WithDescription(
                $"At most {ReadChanges.MaxLookedAt} positions of the log are looked at for a page: with filters it may be empty, with a cursor that is further and more = true. "
                    + "A page with more = true that was read after a cursor never changes, and may be kept. Who did it (actor) is told to readers with the scope catalog.admin."
            );

    private static async Task<IResult> Read(
        ChangePageRequest request,
        ChangeFilters filters,
        HttpContext context,
        IMediator mediator,
        IChangeTail tail,
        EventOptions events,
        TimeProvider clock,
        CancellationToken cancellationToken
    )
    {
        var query = new ReadChanges(request.After, request.Limit)
        {
            Selection = filters.Selection,
            TellsWho = GrantedScopes.Has(context.User, Scopes.Admin),
        };
        var tag = ChangePageTag.Of(query, events);
        // Whoever knows the tag has a page that is complete.
        if (query.After is { } after && Names(context, tag))
        {
            await mediator.Send(new CheckChangeCursor(after), cancellationToken);
            return Unchanged(context, tag, ForAWeek);
        }

        var poll = new LongPoll(mediator, tail, clock);
        var page = await poll.Read(query, request.Wait, cancellationToken);
        context.Response.Headers.Link = NextLink.For(context.Request, page.NextCursor, ChangePageRequest.AfterName);
        return !page.More ? Open(context, page)
            // Without a cursor the same address leads into another log after a restore: it is asked for each time.
            : query.After is null
                ? Complete(context, page, ChangePageTag.Of(query, events, page.NextCursor), EntityHeaders.Revalidate)
            : Complete(context, page, tag, ForAWeek);
    }

    private static IResult Complete(HttpContext context, ChangePage page, string tag, string caching)
    {
        if (Has(context, tag))
        {
            return Unchanged(context, tag, caching);
        }

        Keep(context.Response, tag, caching);
        return new ChangePageJson(page);
    }

    private static ChangePageJson Open(HttpContext context, ChangePage page)
    {
        context.Response.Headers.CacheControl = "no-store";
        return new ChangePageJson(page);
    }

    private static bool Names(HttpContext context, string tag) =>
        !context.Request.Headers.IfNoneMatch.Contains("*") && Has(context, tag);

    private static bool Has(HttpContext context, string tag) =>
        context.Request.Headers.IfNoneMatch is { Count: > 0 } known && EntityTag.IsIn(known, tag);

    private static IResult Unchanged(HttpContext context, string tag, string caching)
    {
        Keep(context.Response, tag, caching);
        return TypedResults.StatusCode(StatusCodes.Status304NotModified);
    }

    private static void Keep(HttpResponse response, string tag, string caching)
    {
        response.Headers.ETag = tag;
        response.Headers.CacheControl = caching;
        response.Headers.Append(HeaderNames.Vary, HeaderNames.Authorization);
    }
}
