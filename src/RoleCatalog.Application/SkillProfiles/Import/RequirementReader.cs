namespace RoleCatalog.Application.SkillProfiles.Import;

/// <summary>A list item to a requirement.</summary>
internal sealed class RequirementReader(ReadingContext context)
{
    private readonly NameAndDescription names = new(context.Languages);
    private readonly RequiredLevel levels = new(context.Languages);
    private readonly Necessity necessities = new(context.Languages);
    private readonly Experience experiences = new(context.Languages);
    private readonly Alternatives alternatives = new(context.Languages);

    /// <param name="sectionWords">The heading, of a section whose items are preferred.</param>
    public RequirementReading Read(Block block, string? sectionWords, ICollection<ReadingWarning> warnings)
    {
        var item = context.Understand(block.Passage);
        var (name, description) = names.Of(block);
        var level = levels.In(item);
        var necessity = necessities.In(item, sectionWords);
        var experience = experiences.In(item);
        Warn(level, necessity, item.Passage.Line, warnings);
        return new RequirementReading
        {
            Text = name.Flat,
            Description = description?.Flat,
            Line = item.Passage.Line,
            EndLine = item.Passage.EndLine,
            Level = level?.Level,
            LevelWords = level?.Words,
            Necessity = necessity.Value,
            NecessityWords = necessity.Words,
            ExperienceMonths = experience?.Months,
            ExperienceWords = experience?.Words,
            Skills = ReadingContext.Lines(item).DistinctBy(skill => skill.SkillKey).ToArray(),
            Match = alternatives.In(item, PlaceholderToken.KeysIn(item.Text).Select(context.PromptOf)),
        };
    }

    private static void Warn(
        LevelReading? level,
        NecessityReading necessity,
        int line,
        ICollection<ReadingWarning> warnings
    )
    {
        if (level is { IsOneOfSeveral: true })
        {
            warnings.Add(
                new ReadingWarning(
                    "several-levels",
                    "The item names several levels; the first was taken for the whole of it.",
                    line
                )
            );
        }

        if (necessity.IsForPart)
        {
            warnings.Add(
                new ReadingWarning(
                    "preferred-in-part",
                    "Only a part of the item is preferred; the item was taken as required.",
                    line
                )
            );
        }
    }
}
