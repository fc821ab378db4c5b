namespace RoleCatalog.Application.SkillProfiles.Import;

/// <summary>The reading as it grows, section by section.</summary>
internal sealed class ReadingDraft(ReadingContext context)
{
    private readonly List<(SourcedText? Title, List<SourcedText> Items)> duties = [];
    private readonly List<(SourcedText? Title, List<RequirementReading> Items)> requirements = [];
    private readonly RequirementReader requirementReader = new(context);
    private readonly List<Passage> used = [];
    private readonly HashSet<SourcedText> titles = [];
    private readonly HashSet<int> reported = [];

    public ReadingContext Context => context;
    public List<SourcedText> Summary { get; } = [];
    public List<SourcedText> Headings { get; } = [];
    public List<UnusedText> Unused { get; } = [];
    public List<ReadingWarning> Warnings { get; } = [];

    /// <summary>Where each placeholder with a line of its own stands.</summary>
    public Dictionary<string, string> OwnPlaceholders { get; } = new(StringComparer.Ordinal);

    /// <summary>Every text that was used, in the order of the reading.</summary>
    public IReadOnlyList<Passage> Used => used;
    public IReadOnlyList<ResponsibilityGroupReading> Responsibilities =>
        [.. duties.Select(group => new ResponsibilityGroupReading(group.Title, group.Items))];
    public IReadOnlyList<RequirementGroupReading> Requirements =>
        [.. requirements.Select(group => new RequirementGroupReading(group.Title, group.Items))];

    public void AddSummary(Passage paragraph)
    {
        Summary.Add(paragraph.Sourced);
        used.Add(paragraph);
    }

    public void AddDuty(SourcedText? title, Block block)
    {
        Know(title);
        GroupOf(duties, title).Add(block.Passage.Sourced);
        used.Add(block.Passage);
    }

    public void AddRequirement(SourcedText? title, Block block, string? preferredBy)
    {
        Know(title);
        GroupOf(requirements, title).Add(requirementReader.Read(block, preferredBy, Warnings));
        used.Add(block.Passage);
    }

    public void AddUnused(string reason, params IReadOnlyCollection<Block> blocks)
    {
        var readable = blocks.Where(block => block.Kind != BlockKind.Break).ToArray();
        if (readable.Length > 0)
        {
            reported.Add(readable[0].Passage.Line);
            var text = context.Original(string.Join('\n', readable.Select(Written)));
            Unused.Add(
                new UnusedText(
                    readable[0].Passage.Line,
                    readable[^1].Passage.EndLine,
                    text,
                    reason,
                    UnusedReason.Explain(reason)
                )
            );
        }
    }

    public bool IsTitleOfAGroup(SourcedText? title) => title is not null && titles.Contains(title);

    public bool IsReported(int line) => reported.Contains(line);

    private void Know(SourcedText? title)
    {
        if (title is not null)
        {
            titles.Add(title);
        }
    }

    private static string Written(Block block) =>
        block.Kind == BlockKind.Item ? "- " + block.Passage.Flat : block.Passage.Flat;

    // Items of one heading are one group, also when a smaller heading stood between them.
    private static List<T> GroupOf<T>(List<(SourcedText? Title, List<T> Items)> groups, SourcedText? title)
    {
        for (var index = groups.Count - 1; index >= Math.Max(0, groups.Count - 20); index--)
        {
            if (groups[index].Title == title)
            {
                return groups[index].Items;
            }
        }

        groups.Add((title, []));
        return groups[^1].Items;
    }
}
