namespace RoleCatalog.Domain;

/// <summary>When an aggregate was created and last changed.</summary>
public sealed record Lifetime(DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt)
{
    public static Lifetime From(DateTimeOffset now) => new(now, now);

    public Lifetime ChangedAt(DateTimeOffset now) => this with { UpdatedAt = now };
}
