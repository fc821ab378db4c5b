namespace RoleCatalog.Domain;

/// <summary>One committed fact about an aggregate. Public ones become events, the others are history only.</summary>
public sealed record DomainEvent(string Type, bool IsPublic);

/// <summary>What changes as one, guarded by its version: every verb that succeeds raises one event and the version by one.</summary>
public abstract class AggregateRoot(int version)
{
    private readonly List<DomainEvent> events = [];

    public int Version { get; private set; } = version;

    /// <summary>The version in the store, which a save must still find there; 0 for a new aggregate.</summary>
    public int StoredVersion => Version - events.Count;

    public IReadOnlyList<DomainEvent> Events => events;

    /// <summary>Whether anything has happened to it in this unit of work.</summary>
    public bool HasChanged => events.Count > 0;

    protected void Raise(DomainEvent happened)
    {
        Version++;
        events.Add(happened);
    }

    protected static void EnsureCurrent(int expected, int actual)
    {
        if (expected != actual)
        {
            throw new DomainException(
                Fault.Stale,
                "version-stale",
                $"The resource is at version {actual}, not {expected}: read it again, then repeat the change.",
                "header:If-Match"
            );
        }
    }
}
