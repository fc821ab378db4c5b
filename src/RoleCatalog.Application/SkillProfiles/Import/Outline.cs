namespace RoleCatalog.Application.SkillProfiles.Import;

/// <summary>Blocks to sections. A heading that says nothing known belongs to the section it stands in.</summary>
internal sealed class Outline(HeadingSense sense)
{
    private readonly List<Section> sections = [];
    private Section current = new(null, SectionKind.Unknown, null) { IsIntroduction = true };
    private bool hasTitle;

    public IReadOnlyList<Section> Of(IReadOnlyList<Block> blocks)
    {
        sections.Add(current);
        for (var index = 0; index < blocks.Count; index++)
        {
            if (blocks[index].Kind == BlockKind.Heading)
            {
                Begin(blocks[index], index + 1 < blocks.Count ? blocks[index + 1] : null);
            }
            else
            {
                current.Content.Add(blocks[index]);
            }
        }

        MarkRoles();
        return sections;
    }

    private void Begin(Block heading, Block? next)
    {
        var meaning = sense.Of(heading.Text);
        if (IsLeadIn(heading))
        {
            current.Content.Add(heading with { Kind = BlockKind.Paragraph });
            return;
        }

        var parent = ParentOf(heading.Level);
        var isTitle = IsTitle(meaning, next);
        hasTitle = true;
        current = new Section(heading, isTitle ? SectionKind.Unknown : KindOf(heading, meaning, parent), parent)
        {
            IsIntroduction = isTitle,
            IsInherited = meaning is null,
            HasPlainHeading = meaning is { IsExact: true },
        };
        sections.Add(current);
    }

    // "Meets the requirements above, and the following:" right under a heading that already says what comes.
    private bool IsLeadIn(Block heading) =>
        heading.Level == Block.ColonLevel
        && heading.Text.AsSpan().Count(' ') > 5
        && SectionKind.HasItems(current.Kind)
        && current.Level < Block.ColonLevel
        && current.Content.Count == 0;

    private Section? ParentOf(int level)
    {
        var parent = current;
        while (parent is not null && (parent.Level >= level || parent.Heading is null))
        {
            parent = parent.Parent;
        }

        return parent;
    }

    private bool IsTitle(HeadingMeaning? meaning, Block? next) =>
        !hasTitle
        && meaning is not { IsExact: true }
        && !(meaning is not null && SectionKind.HasItems(meaning.Kind) && next?.Kind == BlockKind.Item)
        && sections.TrueForAll(section => section.Content.TrueForAll(block => block.Kind != BlockKind.Item));

    private string KindOf(Block heading, HeadingMeaning? meaning, Section? parent)
    {
        if (meaning is not null)
        {
            var isInPreferred = parent?.Kind == SectionKind.Preferred && meaning.Kind == SectionKind.Requirements;
            return isInPreferred ? SectionKind.Preferred : meaning.Kind;
        }

        // "Tools:" after "Requirements:" is a part of them, however the two are marked.
        if (
            heading.Level == Block.ColonLevel
            && SectionKind.HasItems(current.Kind)
            && heading.Text.AsSpan().Count(' ') < 3
        )
        {
            return current.Kind;
        }

        return parent is null || parent.Kind == SectionKind.Structure ? SectionKind.Unknown : parent.Kind;
    }

    private void MarkRoles()
    {
        foreach (var section in sections.Where(section => SectionKind.HasItems(section.Kind)))
        {
            for (var above = section.Parent; above is { IsRole: false }; above = above.Parent)
            {
                // "Job grades" may hold a role of its own, with its duties.
                above.IsRole = true;
                above.Kind = above.IsInherited && SectionKind.IsUnused(above.Kind) ? SectionKind.Unknown : above.Kind;
            }
        }

        MarkOtherRoles();
    }

    // The summary is of the whole; when the document does not introduce it, of the first role.
    private void MarkOtherRoles()
    {
        var roles = sections
            .Where(section => SectionKind.HasItems(section.Kind))
            .Select(section => section.Parent)
            .OfType<Section>()
            .Where(parent => parent is { IsIntroduction: false, Kind: SectionKind.Unknown })
            .Distinct()
            .ToArray();
        var isIntroduced = sections.Exists(section =>
            section.IsIntroduction && section.Content.Exists(block => block.Kind == BlockKind.Paragraph)
        );
        foreach (var role in roles.Skip(isIntroduced ? 0 : 1))
        {
            role.IsOtherRole = roles.Length > 1;
        }
    }
}
