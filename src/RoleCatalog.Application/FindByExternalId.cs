using RoleCatalog.Application.Pipeline;
using RoleCatalog.Domain;

namespace RoleCatalog.Application;

/// <summary>The entity of that kind which another system knows by that name, or null.</summary>
public sealed record FindByExternalId(CatalogResource Resource, ExternalId ExternalId) : IQuery<EntityByName?>;

/// <param name="Id">Its id.</param>
/// <param name="HasEnded">Whether it is a deprecated skill or a retired profile, whose names are free for another.</param>
public sealed record EntityByName(string Id, bool HasEnded)
{
    /// <summary>Whether who names this key means another entity, which takes the name over.</summary>
    internal bool GivesWayTo(string? key, string own) => HasEnded && key is not null && key != own;
}

/// <summary>What an address by external id created or changed.</summary>
/// <param name="Value">The entity, or its draft.</param>
/// <param name="Version">Its version.</param>
/// <param name="Created">Whether it is new.</param>
public sealed record Kept<T>(T Value, int Version, bool Created);

internal static class ByExternalId
{
    private const int MostRunsAgain = 5;

    /// <summary>
    /// Runs what looks for an entity and then creates or changes it. When another caller was in between, it is run again
    /// and finds what that one made; a conflict that stays is the answer, and so is a version that the caller named.
    /// </summary>
    public static async Task<Kept<T>> Keep<T>(Func<Task<Kept<T>>> run, int? expectedVersion)
    {
        var again = 0;
        while (true)
        {
            try
            {
                return await run();
            }
            catch (DomainException lost) when (again < RunsAgain(lost.Fault, expectedVersion))
            {
                again++;
            }
        }
    }

    private static int RunsAgain(Fault fault, int? expectedVersion) =>
        fault switch
        {
            Fault.Conflict => 1,
            Fault.Stale when expectedVersion is null => MostRunsAgain,
            _ => 0,
        };

    /// <summary>Refuses to create what the caller has read already: it is gone, or named otherwise.</summary>
    public static void EnsureNoneExpected(ExternalId id, int? expectedVersion)
    {
        if (expectedVersion is { } expected)
        {
            throw ExternalIdErrors.NotThereAnyMore(id, expected);
        }
    }

    /// <summary>The external ids of an input, then the one in its address: errors name those by their places.</summary>
    public static IReadOnlyList<ExternalIdInput> With(this IReadOnlyList<ExternalIdInput>? inputs, ExternalId id)
    {
        var own = new ExternalIdInput(id.Scheme.Value, id.Value);
        return inputs?.Contains(own) == true ? inputs : [.. inputs ?? [], own];
    }

    /// <summary>Refuses a body that says to be another entity than the one that has the external id.</summary>
    public static void EnsureSame(ExternalId id, string field, string? given, string actual)
    {
        if (given is not null && given != actual)
        {
            throw ExternalIdErrors.OfAnother(id, field, given, actual);
        }
    }
}
