using MediatR;
using RoleCatalog.Application.Changes;

namespace RoleCatalog.Api.Changes;

/// <summary>Reads a page, and where it would be empty at the end of the log waits for what comes. Between two looks nothing of the store is held.</summary>
internal sealed class LongPoll(IMediator mediator, IChangeTail tail, TimeProvider clock)
{
    public async Task<ChangePage> Read(ReadChanges query, TimeSpan wait, CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        var page = await mediator.Send(query, cancellationToken);
        while (
            page is { Items.Count: 0, More: false }
            && wait - clock.GetElapsedTime(began) is var left
            && left > TimeSpan.Zero
        )
        {
            if (!await tail.GrowsBeyond(page.ReadTo, left, cancellationToken))
            {
                break;
            }

            // What has come may be of other types: from there on, not from the beginning again.
            page = await mediator.Send(query with { After = page.NextCursor }, cancellationToken);
        }

        return page;
    }
}
