using RoleCatalog.Domain;

namespace RoleCatalog.Infrastructure.Persistence;

internal static class Duplicates
{
    /// <summary>Refuses what others have, all of it at once.</summary>
    public static void Throw(IReadOnlyList<DomainError> taken)
    {
        if (taken.Count > 0)
        {
            throw new DomainException(Fault.Conflict, taken);
        }
    }
}
