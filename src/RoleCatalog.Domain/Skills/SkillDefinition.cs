using RoleCatalog.Domain.Localization;

namespace RoleCatalog.Domain.Skills;

/// <summary>What a skill means, how it is called, and where it stands among others.</summary>
public sealed record SkillDefinition(
    SkillKind Kind,
    SkillNames Names,
    LocalizedText? Description,
    ValueList<ExternalId> ExternalIds
)
{
    public const int MaxDescriptionLength = 2_000;
    public const int MaxBroader = 20;
    public const int MaxRelated = 50;

    public ValueList<SkillAlignment> Alignments { get; init; } = [];

    /// <summary>The skills that this one is a part or a kind of. They make no circle.</summary>
    public ValueList<SkillLink> Broader { get; init; } = [];

    /// <summary>Skills that often go together with this one; each of them names this one too.</summary>
    public ValueList<SkillLink> Related { get; init; } = [];

    /// <summary>With the names of another as aliases, its external ids and alignments, and where the two stand together.</summary>
    public SkillDefinition Absorbing(SkillDefinition other, Standing standing)
    {
        var errors = new ErrorCollector();
        var absorbed = this with
        {
            Names = errors.Try("into", () => Names.With(other.Names)) ?? Names,
            ExternalIds = errors.Try("into", () => ExternalId.All([.. ExternalIds.Union(other.ExternalIds)])) ?? [],
            Alignments =
                errors.Try(
                    "into",
                    () =>
                        SkillAlignment.All([
                            .. Alignments,
                            .. other.Alignments.Where(theirs => !Alignments.Any(theirs.IsOf)),
                        ])
                ) ?? [],
            Broader = standing.Broader,
            Related = standing.Related,
        };
        errors.Try("into", absorbed.EnsureNotTooMany);
        errors.ThrowIfAny();
        return absorbed;
    }

    private SkillDefinition EnsureNotTooMany()
    {
        Limits.AtMost(MaxBroader, Broader.Count, "broader skills");
        Limits.AtMost(MaxRelated, Related.Count, "related skills");
        return this;
    }
}
