using MediatR;
using Microsoft.Extensions.Logging;
using RoleCatalog.Application;
using RoleCatalog.Application.Changes;
using RoleCatalog.Domain;

namespace RoleCatalog.Infrastructure.Changes.Relaying;

internal sealed class ReleaseHeldChangeHandler(
    HeldChanges held,
    CurrentCaller current,
    ILogger<ReleaseHeldChangeHandler> logger
) : IRequestHandler<ReleaseHeldChange, HeldChange>
{
    public async Task<HeldChange> Handle(ReleaseHeldChange command, CancellationToken cancellationToken)
    {
        var change =
            await held.Get(command.Id)
            ?? throw new DomainException(
                Fault.NotFound,
                "held-change-not-found",
                $"No change '{command.Id}' is held: it may have been delivered meanwhile."
            );
        if (change.Behind is { } first)
        {
            throw new DomainException(
                Fault.Conflict,
                "held-behind-another",
                $"The change waits behind '{first}' of the same entity: release that one."
            );
        }

        if (await held.Release(change.Position))
        {
            logger.LogInformation(
                "Held change {Id} of {Subject} is released by {Actor}",
                change.Id,
                change.Subject,
                current.Caller.Subject
            );
        }

        return change with
        {
            Reason = null,
        };
    }
}
