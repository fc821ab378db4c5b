using System.Runtime.InteropServices;
using RoleCatalog.Application.Matching;
using RoleCatalog.Infrastructure.Search.Index;

namespace RoleCatalog.Infrastructure.Search.Matching;

/// <summary>
/// How much of what is asked for is covered. A requirement of a group of which all are asked for is a unit, a group of which one
/// suffices is one unit, as well covered as the best of its requirements.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal struct FitSum
{
    /// <summary>What a unit that is covered whole counts: parts of up to 16 skills are whole numbers too, so that equal fits are equal.</summary>
    public const int Whole = 720_720;

    private const int Million = 1_000_000;

    // One thing that must be there outweighs two that would be nice.
    private const int WeightOfRequired = 3;

    private (long Covered, int Units) required;
    private (long Covered, int Units) preferred;
    private Mention group;
    private Mention requirement;
    private (int Covered, int Count) skills;
    private (int Best, bool IsRequired) alternatives;

    public static FitSum Of(ReadOnlySpan<Mention> mentions, HeldWords held)
    {
        var sum = default(FitSum);
        foreach (var mention in mentions)
        {
            sum.Begin(mention);
            sum.skills.Count++;
            sum.skills.Covered += held.Of(mention) == Standing.Covered ? 1 : 0;
        }

        sum.EndRequirement();
        sum.EndGroup();
        return sum;
    }

    /// <summary>What is covered of a requirement.</summary>
    public static int CoverageOf(bool isAny, int covered, int count) =>
        !isAny ? (int)(((2L * Whole * covered) + count) / (2 * count))
        : covered > 0 ? Whole
        : 0;

    /// <summary>The score, in millionths; 0 where nothing is asked for.</summary>
    public readonly int Score
    {
        get
        {
            var whole = ((WeightOfRequired * (long)required.Units) + preferred.Units) * Whole;
            var covered = (WeightOfRequired * required.Covered) + preferred.Covered;
            return whole == 0 ? 0 : (int)(((2 * Million * covered) + whole) / (2 * whole));
        }
    }

    public readonly Coverage Required => CoverageOf(required);

    public readonly Coverage Preferred => CoverageOf(preferred);

    private static Coverage CoverageOf((long Covered, int Units) sum) =>
        new(Math.Round((decimal)sum.Covered / Whole, 6, MidpointRounding.AwayFromZero), sum.Units);

    private void Begin(Mention mention)
    {
        if (mention.Has(Mention.BeginsRequirement))
        {
            EndRequirement();
            requirement = mention;
        }

        if (mention.Has(Mention.BeginsGroup))
        {
            EndGroup();
            group = mention;
        }
    }

    private void EndRequirement()
    {
        if (skills.Count == 0)
        {
            return;
        }

        var coverage = CoverageOf(requirement.Has(Mention.AnyOfRequirement), skills.Covered, skills.Count);
        var isRequired = requirement.Has(Mention.IsRequired);
        skills = default;
        if (group.Has(Mention.AnyOfGroup))
        {
            alternatives = (Math.Max(alternatives.Best, coverage), alternatives.IsRequired || isRequired);
        }
        else
        {
            Add(coverage, isRequired);
        }
    }

    private void EndGroup()
    {
        if (group.Has(Mention.AnyOfGroup))
        {
            Add(alternatives.Best, alternatives.IsRequired);
            alternatives = default;
        }
    }

    private void Add(int coverage, bool isRequired)
    {
        ref var sum = ref required;
        if (!isRequired)
        {
            sum = ref preferred;
        }

        sum.Covered += coverage;
        sum.Units++;
    }
}
