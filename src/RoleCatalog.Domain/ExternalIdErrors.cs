namespace RoleCatalog.Domain;

public static class ExternalIdErrors
{
    public static DomainError Taken(ExternalId id, int index, string kind, string owner) =>
        new(
            "external-id-taken",
            $"The {kind} '{owner}' has the external id {id.Scheme}:{id.Value}.",
            $"/externalIds/{index}/value"
        );

    public static DomainException OfAnother(ExternalId id, string field, string given, string actual) =>
        new(
            Fault.Conflict,
            "external-id-of-another",
            $"The external id {id.Scheme}:{id.Value} is that of '{actual}', not of '{given}'.",
            field
        );

    public static DomainException NotThereAnyMore(ExternalId id, int expected) =>
        new(
            Fault.Stale,
            "version-stale",
            $"Nothing here has the external id {id.Scheme}:{id.Value}, at version {expected} or any other: leave If-Match out to create it.",
            "header:If-Match"
        );

    public static DomainException NotFound(ExternalId id) =>
        new(Fault.NotFound, "external-id-not-found", $"Nothing here has the external id {id.Scheme}:{id.Value}.");
}
