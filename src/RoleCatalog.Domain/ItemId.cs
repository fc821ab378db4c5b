namespace RoleCatalog.Domain;

/// <summary>The id of an item inside an aggregate (a responsibility, a requirement), kept from revision to revision.</summary>
public readonly record struct ItemId(Guid Value)
{
    public static ItemId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    public static ItemId Parse(string? value) =>
        Guid.TryParseExact(value, "D", out var id)
            ? new ItemId(id)
            : throw new DomainException("id-invalid", "An id is a UUID, as the catalogue gave it.");

    public override string ToString() => Value.ToString("D");
}
