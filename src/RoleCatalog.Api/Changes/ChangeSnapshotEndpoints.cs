using MediatR;
using RoleCatalog.Api.Conventions.Problems;
using RoleCatalog.Api.Security;
using RoleCatalog.Application.Changes;

namespace RoleCatalog.Api.Changes;

internal static class ChangeSnapshotEndpoints
{
    public static void MapSnapshot(this IEndpointRouteBuilder v1) =>
        v1.MapGet("/snapshot", Read)
            .WithTags("Changes")
            .WithName("readSnapshot")
            .Needs(Scopes.Read)
            .DisableRequestTimeout()
            .WithSummary("Reads the latest public event of each entity up to one position of the log, as NDJSON.")
            .WithDescription(
                "The first line tells the cursor of the position, from which the feed (/v1/changes) goes on. Then comes a line for each entity that was ever public, "
                    + "in the order of kind and id: its latest event as in the feed, closed and retired ones too. The last line ends the snapshot and counts the entities "
                    + "of this answer: without it something is missing. Then go on behind the last whole line, with at (the cursor of the first line), after (the subject "
                    + "of that line) and the same kinds. Few snapshots are given at a time, and half of them to one client (429 with Retry-After)."
            );

    private static async Task<SnapshotStream> Read(
        SnapshotPlace place,
        HttpContext context,
        SnapshotTurns turns,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var turn = turns.Take(ClientLimits.ClientOf(context)) ?? throw new ProblemException(Busy);
        try
        {
            var query = new ReadSnapshot(place.At, place.After)
            {
                Kinds = place.Kinds,
                TellsWho = GrantedScopes.Has(context.User, Scopes.Admin),
            };
            // What is wrong with the request is found before anything is answered.
            return new SnapshotStream(query, await mediator.Send(query, cancellationToken), mediator, turn);
        }
        catch
        {
            turn.Dispose();
            throw;
        }
    }

    private static Problem Busy { get; } =
        new(
            429,
            "snapshots-busy",
            "Too many snapshots at a time",
            "As many snapshots are being read as are given at a time, or to one client. Try again later."
        )
        {
            RetryAfter = TimeSpan.FromSeconds(10),
        };
}
