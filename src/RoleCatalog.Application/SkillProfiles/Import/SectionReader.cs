namespace RoleCatalog.Application.SkillProfiles.Import;

/// <summary>Puts each section where its kind says.</summary>
internal sealed class SectionReader(ReadingDraft draft, SectionParagraphs paragraphs)
{
    private readonly SectionEvidence evidence = new(draft.Context);
    private readonly SectionItems items = new(draft);

    public void Read(Section section)
    {
        if (SectionKind.IsUnused(section.Kind))
        {
            draft.AddUnused(
                section.Kind,
                section.Heading is null ? section.Content : [section.Heading, .. section.Content]
            );
            return;
        }

        if (SectionKind.HasItems(section.Kind))
        {
            ReadItems(section, section.Kind);
        }
        else if (
            section.Kind is SectionKind.Summary or SectionKind.Description
            || section.IsIntroduction
            || section.IsRole
        )
        {
            ReadProse(section);
        }
        else
        {
            ReadUnknown(section);
        }

        KeepHeading(section);
    }

    private void ReadItems(Section section, string kind)
    {
        var hasList = section.Content.Exists(block => block.Kind == BlockKind.Item);
        var isAfterList = false;
        foreach (var (block, label) in NestedItems.Flat(section.Content, OffersAChoice))
        {
            if (block.Kind == BlockKind.Item)
            {
                items.Add(section, kind, block, label);
                isAfterList = true;
            }
            else if (block.Kind == BlockKind.Paragraph)
            {
                ReadBesideItems(section, kind, block, hasList, isAfterList);
            }
            else if (block.Kind == BlockKind.Heading)
            {
                items.KnowLabel(block);
            }
            else
            {
                draft.AddUnused(UnusedReason.TableHeader, block);
            }
        }

        items.KeepLabels(section);
    }

    private void ReadBesideItems(Section section, string kind, Block paragraph, bool hasList, bool isAfterList)
    {
        if (paragraphs.IsSetAside(paragraph, kind))
        {
            return;
        }

        if (!hasList)
        {
            foreach (var item in paragraphs.AsItems(paragraph))
            {
                items.Add(section, kind, item, null);
            }
        }
        else if (
            kind is SectionKind.Requirements or SectionKind.Preferred
            && evidence.KindOf(paragraph) == SectionKind.Requirements
            && isAfterList
        )
        {
            items.Add(section, kind, paragraph, null);
        }
        else
        {
            paragraphs.AddLoose(paragraph, section, isAfterList);
        }
    }

    private void ReadProse(Section section)
    {
        var list = section.Content.Where(block => block.Kind == BlockKind.Item).ToList();
        var kind = section.Kind == SectionKind.Description ? SectionKind.Responsibilities : evidence.KindOf(list);
        foreach (var (block, label) in NestedItems.Flat(section.Content, OffersAChoice))
        {
            if (block.Kind == BlockKind.Paragraph)
            {
                paragraphs.AddProse(block, section.IsOtherRole);
            }
            else if (
                block.Kind == BlockKind.Item
                && (SectionKind.HasItems(kind) || section.Kind == SectionKind.Summary)
            )
            {
                AddListed(section, kind, block, label);
            }
            else if (block.Kind == BlockKind.Heading && SectionKind.HasItems(kind))
            {
                items.KnowLabel(block);
            }
            else
            {
                draft.AddUnused(UnusedReason.NoSection, block);
            }
        }

        items.KeepLabels(section);
    }

    private void AddListed(Section section, string kind, Block block, Block? label)
    {
        if (SectionKind.HasItems(kind))
        {
            items.Add(section, kind, block, label);
        }
        else
        {
            draft.AddSummary(block.Passage);
        }
    }

    private void ReadUnknown(Section section)
    {
        var list = section.Content.FindAll(block => block.Kind == BlockKind.Item);
        var kind = evidence.KindOf(list);
        var isImplied = section.Heading?.Level >= Block.ImpliedLevel;
        if (SectionKind.HasItems(kind) && (isImplied || evidence.AreRequirements(list)))
        {
            ReadItems(section, kind);
        }
        else if (section.Content.Exists(block => block.Kind != BlockKind.Break))
        {
            draft.AddUnused(
                UnusedReason.NoSection,
                section.Heading is null ? section.Content : [section.Heading, .. section.Content]
            );
        }
    }

    private void KeepHeading(Section section)
    {
        var isReported = section.Heading is null || draft.IsReported(section.Heading.Passage.Line);
        if (!isReported && !draft.IsTitleOfAGroup(section.GroupTitle))
        {
            draft.Headings.Add(section.Heading!.Passage.Sourced);
        }
    }

    private bool OffersAChoice(string text) => draft.Context.Has(rules => rules.AnyOf, Words.Of(text));
}
