namespace RoleCatalog.Application.SkillProfiles.Import;

/// <summary>The title of a document: from its settings, a labelled line, its first heading, its page, or its first sentence.</summary>
internal sealed class DocumentTitle(ReadingDraft draft, HeadingSense sense)
{
    private const int MostWordsOfAName = 6;

    public SourcedText? Of(DocumentLines lines, IReadOnlyList<Section> sections)
    {
        var heading = sections
            .FirstOrDefault(section => section is { IsIntroduction: true, Heading: not null })
            ?.Heading;
        return lines.MetadataTitle ?? Labelled(sections) ?? FromHeading(heading) ?? lines.PageTitle;
    }

    /// <summary>"A backend developer is a ..." names the role, when nothing else does.</summary>
    public SourcedText? Inferred(IReadOnlyList<Section> sections)
    {
        var first = sections
            .SelectMany(section => section.Content)
            .FirstOrDefault(block => block.Kind == BlockKind.Paragraph);
        var words = first is null ? [] : Words.Of(first.Text[..Math.Min(first.Text.Length, 200)]);
        for (var index = 1; index <= Math.Min(MostWordsOfAName, words.Count - 1); index++)
        {
            if (draft.Context.Languages.Any(rules => rules.DefinitionWords.At(words, index) is not null))
            {
                var start =
                    words[0].Folded.Length <= 3
                    && index > 1
                    && draft.Context.Languages.Any(rules => rules.StopWords.Contains(words[0].Folded))
                        ? 1
                        : 0;
                var name = first!.Text[words[start].Start..words[index - 1].End];
                draft.Warnings.Add(
                    new ReadingWarning(
                        "title-inferred",
                        "The document has no title; it was taken from its first sentence.",
                        first.Passage.Line
                    )
                );
                return new SourcedText(Passage.Flatten(char.ToUpperInvariant(name[0]) + name[1..]), first.Passage.Line);
            }
        }

        draft.Warnings.Add(new ReadingWarning("no-title", "The document has no title.", 1));
        return null;
    }

    private SourcedText? Labelled(IReadOnlyList<Section> sections)
    {
        foreach (var section in sections.TakeWhile(each => !SectionKind.HasItems(each.Kind)))
        {
            var line = section.Content.Find(block =>
                block.Kind != BlockKind.Break && sense.TitleLabelLength(block.Text) > 0
            );
            if (line is not null)
            {
                section.Content.Remove(line);
                return AfterLabel(line);
            }
        }

        return null;
    }

    private SourcedText? FromHeading(Block? heading) =>
        heading is null ? null
        : sense.TitleLabelLength(heading.Text) > 0 ? AfterLabel(heading)
        : Unquoted(heading.Passage.Sourced);

    private SourcedText AfterLabel(Block block) =>
        Unquoted(block.Passage.Slice(sense.TitleLabelLength(block.Text), block.Text.Length).Sourced);

    private static SourcedText Unquoted(SourcedText title)
    {
        var text = title.Text.TrimEnd(':', ' ');
        return title with { Text = text is ['"' or '“' or '„', _, .., '"' or '”' or '“'] ? text[1..^1] : text };
    }
}
