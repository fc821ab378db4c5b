using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using RoleCatalog.Api.Conventions.Preconditions;
using RoleCatalog.Application;
using RoleCatalog.Domain;

namespace RoleCatalog.Api.Conventions.Parameters;

/// <summary>What is the same of all resources that have addresses by external id.</summary>
internal static class ExternalIdAnswers
{
    /// <summary>The id of what has the name, or the answer that nothing has.</summary>
    public static async Task<string> IdOf(
        this IMediator mediator,
        CatalogResource resource,
        ExternalIdAddress address,
        CancellationToken cancellationToken
    )
    {
        var found = await mediator.Send(new FindByExternalId(resource, address.Value), cancellationToken);
        return found?.Id ?? throw ExternalIdErrors.NotFound(address.Value);
    }

    /// <summary>201 with the address of what is new, else 200.</summary>
    public static Results<EntityCreated<T>, Entity<T>> Answer<T>(this Kept<T> kept, string location)
        where T : notnull =>
        kept.Created ? Entity.Created(kept.Value, kept.Version, location) : Entity.Ok(kept.Value, kept.Version);
}
