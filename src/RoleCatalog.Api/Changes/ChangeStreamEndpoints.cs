using RoleCatalog.Api.Security;
using RoleCatalog.Application.Changes;

namespace RoleCatalog.Api.Changes;

internal static class ChangeStreamEndpoints
{
    public static void MapChangeStream(this IEndpointRouteBuilder v1) =>
        v1.MapGroup("/changes/stream")
            .WithTags("Changes")
            .MapGet("/", Follow)
            .WithName("streamChanges")
            .Needs(Scopes.Read)
            .Produces<string>(contentType: EventStreamWriter.MediaType)
            .DisableRequestTimeout()
            .WithSummary("Sends public changes as they come, as Server-Sent Events.")
            .WithDescription(
                "Each event has a cursor as its id and the CloudEvent of /v1/changes as its data, in one line. It goes on behind Last-Event-ID, else after, else since, "
                    + "and begins with what comes next where nothing is said. An event named heartbeat, the first one at once, carries the cursor too, so that a client that is sent little still moves on. "
                    + "Before the service ends a stream it sends an event named end, or dropped to a client that has not taken what it was sent, with the reason."
            );

    private static async Task<IResult> Follow(
        ChangeStreamRequest request,
        ChangeFilters filters,
        HttpContext context,
        IChangeStream stream,
        IChangeTail tail,
        OpenStreams open,
        StreamSettings settings,
        TimeProvider clock
    )
    {
        if (!open.TryEnter())
        {
            // Not thrown: nothing has failed.
            await OpenStreams.TooMany.Write(context);
            return TypedResults.Empty;
        }

        try
        {
            var tellsWho = GrantedScopes.Has(context.User, Scopes.Admin);
            using var subscription = await stream.Subscribe(
                request.After,
                filters.Selection,
                tellsWho,
                context.RequestAborted
            );
            var writer = new EventStreamWriter(context, settings.Patience, clock);
            await new StreamedChanges(context, subscription, writer, open, settings, clock).Send(tail.Closing);
        }
        finally
        {
            open.Leave();
        }

        return TypedResults.Empty;
    }
}
