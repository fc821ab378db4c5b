namespace RoleCatalog.Domain.Skills;

/// <summary>How well a skill and the entry of another taxonomy fit.</summary>
public enum AlignmentMatch
{
    Exact,
    Close,
    Related,
}

/// <summary>The entry of another taxonomy (ESCO, O*NET, Wikidata ...) that a skill corresponds to.</summary>
public sealed record SkillAlignment(
    CatalogKey Scheme,
    string Code,
    AlignmentMatch Match,
    string? SchemeVersion = null,
    WebAddress? Uri = null
)
{
    public const int MaxCodeLength = 200;
    public const int MaxVersionLength = 40;
    public const int MaxPerSkill = 50;

    public static ValueList<SkillAlignment> All(ValueList<SkillAlignment> alignments)
    {
        Limits.AtMost(MaxPerSkill, alignments.Count, "alignments");
        var errors = new ErrorCollector();
        foreach (var (index, alignment) in alignments.Index())
        {
            if (alignments.Take(index).Any(alignment.IsOf))
            {
                errors
                    .At(index)
                    .Add("alignment-repeated", $"The alignment {alignment.Scheme}:{alignment.Code} is given twice.");
            }
        }

        errors.ThrowIfAny();
        return alignments;
    }

    /// <summary>Whether both name the same entry of the same version of a taxonomy.</summary>
    public bool IsOf(SkillAlignment other) =>
        (Scheme, Code, SchemeVersion) == (other.Scheme, other.Code, other.SchemeVersion);
}
