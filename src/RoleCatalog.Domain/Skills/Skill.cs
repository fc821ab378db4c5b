using RoleCatalog.Domain.Localization;

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

/// <summary>One competence, piece of knowledge, technology, language or certification. It is never deleted, but deprecated.</summary>
public sealed class Skill : AggregateRoot
{
    public static readonly DomainEvent Defined = new("skill.defined", IsPublic: true);
    public static readonly DomainEvent Changed = new("skill.changed", IsPublic: true);
    public static readonly DomainEvent Deprecated = new("skill.deprecated", IsPublic: true);
    public static readonly DomainEvent Merged = new("skill.merged", IsPublic: true);

    private Skill(
        SkillId id,
        CatalogKey key,
        SkillDefinition definition,
        Deprecation? deprecation,
        Lifetime lifetime,
        int version
    )
        : base(version)
    {
        Id = id;
        Key = key;
        Definition = definition;
        Deprecation = deprecation;
        Lifetime = lifetime;
    }

    public SkillId Id { get; }

    public CatalogKey Key { get; }

    public SkillDefinition Definition { get; private set; }

    public Deprecation? Deprecation { get; private set; }

    public SkillStatus Status => Deprecation is null ? SkillStatus.Active : SkillStatus.Deprecated;

    public SkillLink Link => new(Id, Key);

    public Lifetime Lifetime { get; private set; }

    public static Skill Define(SkillId id, CatalogKey key, SkillDefinition definition, DateTimeOffset now)
    {
        var skill = new Skill(id, key, definition, deprecation: null, Lifetime.From(now), version: 0);
        skill.Raise(Defined);
        return skill;
    }

    public static Skill Restore(
        SkillId id,
        CatalogKey key,
        SkillDefinition definition,
        Deprecation? deprecation,
        Lifetime lifetime,
        int version
    ) => new(id, key, definition, deprecation, lifetime, version);

    /// <summary>Replaces what is said of the skill; the same again changes nothing, and so is not refused of a deprecated one either.</summary>
    public void Change(SkillDefinition definition, int expectedVersion, DateTimeOffset now)
    {
        EnsureCurrent(expectedVersion, Version);
        if (definition == Definition)
        {
            return;
        }

        EnsureActive();
        Becomes(definition, now);
    }

    /// <summary>Takes the skill out of use. Its names are free for others from then on.</summary>
    public void Deprecate(Replacement? replacement, string? note, int expectedVersion, DateTimeOffset now)
    {
        EnsureCurrent(expectedVersion, Version);
        EnsureActive();
        if (replacement?.Named == Id)
        {
            throw SkillErrors.ReplacedByItself("/replacedBy");
        }

        if (replacement?.Current == Id)
        {
            throw SkillErrors.ReplacementCycle(Key, "/replacedBy");
        }

        Ends(replacement?.Named, note, Deprecated, now);
    }

    /// <summary>Gives its names, external ids, alignments, and broader and related skills to another, which replaces it.</summary>
    public void MergeInto(MergeTarget target, int expectedVersion, DateTimeOffset now)
    {
        EnsureCurrent(expectedVersion, Version);
        EnsureActive();
        EnsureMayReplace(target);
        var other = target.Skill;
        other.Becomes(other.Definition.Absorbing(Definition, target.Standing), now);
        Definition = Definition with { ExternalIds = [], Alignments = [], Broader = [], Related = [] };
        Ends(other.Id, note: null, Merged, now);
    }

    /// <summary>Makes a skill of its own of one of the aliases.</summary>
    public Skill Split(LanguageTag language, string alias, NewSkillParts parts, int expectedVersion, DateTimeOffset now)
    {
        EnsureCurrent(expectedVersion, Version);
        EnsureActive();
        var name = Definition.Names.FindAlias(language, alias) ?? throw SkillErrors.AliasUnknown(Key, alias, language);
        Becomes(Definition with { Names = Definition.Names.Without(language, name) }, now);
        var names = SkillNames.Of(language, LocalizedText.Of(language, name), aliases: null);
        return Define(parts.Id, parts.Key, new SkillDefinition(parts.Kind ?? Definition.Kind, names, null, []), now);
    }

    /// <summary>Names another skill as related, because that one names this one.</summary>
    public void Relate(SkillLink other, DateTimeOffset now)
    {
        Limits.AtMost(SkillDefinition.MaxRelated, Definition.Related.Count + 1, $"skills related to '{Key}'");
        Becomes(Definition with { Related = [.. Definition.Related, other] }, now);
    }

    public void Unrelate(IReadOnlyCollection<SkillLink> others, DateTimeOffset now) =>
        Becomes(Definition with { Related = [.. Definition.Related.Except(others)] }, now);

    private void EnsureMayReplace(MergeTarget target)
    {
        if (target.Skill.Id == Id)
        {
            throw SkillErrors.ReplacedByItself("/into");
        }

        if (target.Current.Id == Id)
        {
            throw SkillErrors.ReplacementCycle(Key, "/into");
        }

        if (target.Current.Deprecation is not null)
        {
            throw SkillErrors.NotActive(target.Skill.Key.Value, "/into");
        }

        if (target.Current != target.Skill)
        {
            throw SkillErrors.MergedIntoReplaced(target.Skill.Key, target.Current.Key);
        }
    }

    private void Becomes(SkillDefinition definition, DateTimeOffset now)
    {
        Definition = definition;
        Lifetime = Lifetime.ChangedAt(now);
        Raise(Changed);
    }

    private void Ends(SkillId? replacedBy, string? note, DomainEvent happened, DateTimeOffset now)
    {
        Deprecation = new Deprecation(replacedBy, note, now);
        Lifetime = Lifetime.ChangedAt(now);
        Raise(happened);
    }

    private void EnsureActive()
    {
        if (Deprecation is not null)
        {
            throw SkillErrors.IsDeprecated(this);
        }
    }
}

/// <summary>What a skill that is split off begins with; of the same kind as its origin unless another is named.</summary>
public sealed record NewSkillParts(SkillId Id, CatalogKey Key, SkillKind? Kind);
