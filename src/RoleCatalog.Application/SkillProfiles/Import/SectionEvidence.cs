namespace RoleCatalog.Application.SkillProfiles.Import;

/// <summary>What a list is by its items, where no heading says so.</summary>
internal sealed class SectionEvidence(ReadingContext context)
{
    private readonly RequiredLevel levels = new(context.Languages);
    private readonly Experience experiences = new(context.Languages);

    /// <summary>The kind that half of the items show; unknown when they show none.</summary>
    public string KindOf(IReadOnlyList<Block> items)
    {
        var sample = items.Take(50).Select(KindOf).ToArray();
        var requirements = sample.Count(kind => kind == SectionKind.Requirements);
        var duties = sample.Count(kind => kind == SectionKind.Responsibilities);
        return Math.Max(requirements, duties) * 2 < sample.Length || sample.Length == 0 ? SectionKind.Unknown
            : requirements >= duties ? SectionKind.Requirements
            : SectionKind.Responsibilities;
    }

    /// <summary>Whether two thirds of the items ask for something: so many that their heading need not say it.</summary>
    public bool AreRequirements(IReadOnlyList<Block> items)
    {
        var sample = items.Take(50).Select(KindOf).ToArray();
        return sample.Length > 1 && sample.Count(kind => kind == SectionKind.Requirements) * 3 >= sample.Length * 2;
    }

    /// <summary>More is asked of a sentence among prose: that it begins as a heading would, or says how much is required.</summary>
    public string KindOfSentence(Block sentence)
    {
        var item = context.Understand(sentence.Passage);
        var opening = context
            .Languages.Select(rules => rules.Headings.Opening(item.Words))
            .FirstOrDefault(kind => kind is not null);
        var isRequirement =
            levels.In(item) is not null
            || experiences.In(item) is not null
            || context.Languages.Any(rules => rules.NecessityPhrases.IsIn(item.Words));
        return context.Has(rules => rules.DutySigns, item.Words) ? SectionKind.Responsibilities
            : isRequirement ? SectionKind.Requirements
            : opening ?? SectionKind.Unknown;
    }

    public string KindOf(Block block)
    {
        var item = context.Understand(block.Passage);
        if (context.Has(rules => rules.DutySigns, item.Words))
        {
            return SectionKind.Responsibilities;
        }

        var isRequirement =
            levels.In(item) is not null
            || experiences.In(item) is not null
            || context.Has(rules => rules.RequirementSigns, item.Words)
            || context.Languages.Any(rules => rules.NecessityPhrases.IsIn(item.Words));
        return isRequirement ? SectionKind.Requirements : SectionKind.Unknown;
    }
}
