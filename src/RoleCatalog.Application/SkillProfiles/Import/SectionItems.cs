namespace RoleCatalog.Application.SkillProfiles.Import;

/// <summary>Adds an item to the group of its heading, or of the label it stands under.</summary>
internal sealed class SectionItems(ReadingDraft draft)
{
    private readonly SectionEvidence evidence = new(draft.Context);
    private readonly AuthorNotes notes = new(draft.Context.Languages);
    private readonly List<Block> labels = [];

    public void Add(Section section, string kind, Block block, Block? label)
    {
        var itemKind = kind == SectionKind.Mixed ? evidence.KindOf(block) : kind;
        if (label is null && section.IsIntroduction && notes.IsPostingNote(block.Text))
        {
            draft.AddUnused("posting-data", block);
            return;
        }

        if (itemKind is SectionKind.Requirements or SectionKind.Preferred)
        {
            draft.AddRequirement(TitleOf(section, label), block, PreferredBy(section, kind, label));
        }
        else
        {
            draft.AddDuty(TitleOf(section, label), block);
        }
    }

    public void KnowLabel(Block label) => labels.Add(label);

    /// <summary>A label that titles no group is kept as a heading.</summary>
    public void KeepLabels(Section section)
    {
        draft.Headings.AddRange(
            labels
                .Where(label => !draft.IsTitleOfAGroup(TitleOf(section, label)))
                .Select(label => label.Passage.Sourced)
        );
        labels.Clear();
    }

    private static SourcedText? TitleOf(Section section, Block? label) =>
        label is null ? section.GroupTitle : label.Passage.Sourced with { Text = label.Passage.Flat.TrimEnd(':', ' ') };

    private string? PreferredBy(Section section, string kind, Block? label)
    {
        if (kind == SectionKind.Preferred)
        {
            return section.Heading?.Passage.Flat.TrimEnd(':', ' ');
        }

        var isPreferred =
            label is not null
            && new HeadingSense(draft.Context.Languages).Of(label.Text)?.Kind == SectionKind.Preferred;
        return isPreferred ? label!.Passage.Flat.TrimEnd(':', ' ') : null;
    }
}
