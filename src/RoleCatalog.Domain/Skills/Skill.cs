namespace RoleCatalog.Domain.Skills;

public enum SkillKind
{
    Competence,
    Knowledge,
    Technology,
    Language,
    Certification,
}

public enum SkillStatus
{
    Active,
    Deprecated,
}

/// <summary>One competence, piece of knowledge, technology, language or certification. It is never deleted.</summary>
public sealed class Skill : AggregateRoot
{
    public static readonly DomainEvent Defined = new("skill.defined", IsPublic: true);
    public static readonly DomainEvent Changed = new("skill.changed", IsPublic: true);

    private Skill(
        SkillId id,
        CatalogKey key,
        SkillDefinition definition,
        SkillStatus status,
        Lifetime lifetime,
        int version
    )
        : base(version)
    {
        Id = id;
        Key = key;
        Definition = definition;
        Status = status;
        Lifetime = lifetime;
    }

    public SkillId Id { get; }

    public CatalogKey Key { get; }

    public SkillDefinition Definition { get; private set; }

    public SkillStatus Status { get; }

    public Lifetime Lifetime { get; private set; }

    public static Skill Define(SkillId id, CatalogKey key, SkillDefinition definition, DateTimeOffset now)
    {
        var skill = new Skill(id, key, definition, SkillStatus.Active, Lifetime.From(now), version: 0);
        skill.Raise(Defined);
        return skill;
    }

    public static Skill Restore(
        SkillId id,
        CatalogKey key,
        SkillDefinition definition,
        SkillStatus status,
        Lifetime lifetime,
        int version
    ) => new(id, key, definition, status, lifetime, version);

    public void Change(SkillDefinition definition, int expectedVersion, DateTimeOffset now)
    {
        EnsureCurrent(expectedVersion, Version);
        Definition = definition;
        Lifetime = Lifetime.ChangedAt(now);
        Raise(Changed);
    }
}
