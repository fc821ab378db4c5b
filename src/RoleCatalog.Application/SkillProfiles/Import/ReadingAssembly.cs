namespace RoleCatalog.Application.SkillProfiles.Import;

/// <summary>Reads the blocks of a document section by section, and puts the reading together.</summary>
internal sealed class ReadingAssembly(ReadingContext context, DocumentLines lines)
{
    private const double EnoughConfidence = 0.6;
    private readonly ReadingDraft draft = new(context);
    private readonly HeadingSense sense = new(context.Languages);
    private SourcedText? title;

    public DocumentReading Assemble(
        string format,
        DetectedLanguage language,
        IReadOnlyList<Block> blocks,
        IReadOnlyList<PlaceholderGap> gaps
    )
    {
        var sections = new Outline(sense).Of(new ImpliedHeadings(sense, new AuthorNotes(context.Languages)).In(blocks));
        ReadSections(sections);
        var placeholders = ReadPlaceholders(gaps);
        KeepPageTitle();
        WarnOf(language);
        return new DocumentReading
        {
            Format = format,
            Language = language,
            Title = title,
            Summary = draft.Summary,
            Responsibilities = draft.Responsibilities,
            Requirements = draft.Requirements,
            Placeholders = placeholders,
            Skills = new SkillIndex(context).Of(draft.Used, placeholders),
            Headings = [.. draft.Headings.Where(heading => heading.Line != title?.Line)],
            Unused = [.. draft.Unused.Concat(lines.Unused).OrderBy(unused => unused.Line)],
            Warnings = [.. draft.Warnings.Concat(lines.Warnings).OrderBy(warning => warning.Line)],
        };
    }

    private void ReadSections(IReadOnlyList<Section> sections)
    {
        var titles = new DocumentTitle(draft, sense);
        title = titles.Of(lines, sections) ?? titles.Inferred(sections);
        var isAllProse = !sections.Any(section =>
            SectionKind.HasItems(section.Kind) || section.Content.Exists(block => block.Kind == BlockKind.Item)
        );
        var paragraphs = new SectionParagraphs(draft, sense, () => title?.Text, isAllProse);
        var reader = new SectionReader(draft, paragraphs);
        foreach (var section in sections)
        {
            paragraphs.BeginSection();
            reader.Read(section);
        }
    }

    /// <summary>Only of those that stand in a text that is used; the others are reported with the text around them.</summary>
    private IReadOnlyList<PlaceholderReading> ReadPlaceholders(IReadOnlyList<PlaceholderGap> gaps)
    {
        var titles = draft
            .Responsibilities.Select(group => group.Title)
            .Concat(draft.Requirements.Select(group => group.Title))
            .Append(title);
        var texts = draft
            .Used.Select(passage => passage.Text)
            .Concat(titles.OfType<SourcedText>().Concat(draft.Headings).Select(text => text.Text));
        var inTexts = texts.SelectMany(PlaceholderToken.KeysIn).ToHashSet(StringComparer.Ordinal);
        var types = new PlaceholderTypes(context);
        return
        [
            .. gaps.Where(gap => inTexts.Contains(gap.Key) || draft.OwnPlaceholders.ContainsKey(gap.Key))
                .Select(gap =>
                    types.Read(gap, inTexts.Contains(gap.Key) ? null : draft.OwnPlaceholders.GetValueOrDefault(gap.Key))
                ),
        ];
    }

    private void KeepPageTitle()
    {
        if (lines.PageTitle is { } page && page != title)
        {
            draft.Unused.Add(
                new UnusedText(
                    page.Line,
                    page.EndLine,
                    page.Text,
                    UnusedReason.PageTitle,
                    UnusedReason.Explain(UnusedReason.PageTitle)
                )
            );
        }
    }

    private void WarnOf(DetectedLanguage language)
    {
        if (!language.Given && language.Confidence < EnoughConfidence)
        {
            draft.Warnings.Add(
                new ReadingWarning(
                    "language-uncertain",
                    "The language could not be told with certainty: say which it is.",
                    1
                )
            );
        }

        if (draft.Responsibilities.Count == 0)
        {
            draft.Warnings.Add(new ReadingWarning("no-responsibilities", "No duties were found.", 1));
        }

        if (draft.Requirements.Count == 0)
        {
            draft.Warnings.Add(new ReadingWarning("no-requirements", "No requirements were found.", 1));
        }
    }
}
