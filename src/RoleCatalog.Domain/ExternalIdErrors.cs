namespace RoleCatalog.Domain;

public static class ExternalIdErrors
{
    public static DomainException Taken(ExternalId id, string kind) =>
        new(
            Fault.Conflict,
            "external-id-taken",
            $"Another {kind} has the external id {id.Scheme}:{id.Value}.",
            "/externalIds"
        );
}
