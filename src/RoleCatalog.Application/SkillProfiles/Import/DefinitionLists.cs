namespace RoleCatalog.Application.SkillProfiles.Import;

/// <summary>The terms of an HTML definition list: headings, labels of several items, or names with a description.</summary>
internal sealed class DefinitionLists(HeadingSense sense)
{
    public IReadOnlyList<SourceLine> In(IReadOnlyList<SourceLine> lines)
    {
        if (!lines.Any(line => line.Shape is LineShape.Term or LineShape.Description))
        {
            return lines;
        }

        var result = new List<SourceLine>(lines.Count);
        for (var index = 0; index < lines.Count; )
        {
            var end = index + 1;
            while (end < lines.Count && (lines[end].IsBlank || lines[end].Shape == LineShape.Description))
            {
                end++;
            }

            result.AddRange(
                lines[index].Shape switch
                {
                    LineShape.Term => Read(lines[index], [.. lines.Skip(index + 1).Take(end - index - 1)]),
                    LineShape.Description => [lines[index] with { Shape = LineShape.Item, Level = 0 }],
                    _ => [lines[index]],
                }
            );
            index = lines[index].Shape == LineShape.Term ? end : index + 1;
        }

        return result;
    }

    private IEnumerable<SourceLine> Read(SourceLine term, SourceLine[] rest)
    {
        SourceLine[] descriptions = [.. rest.Where(line => !line.IsBlank)];
        if (sense.Of(term.Text) is { IsExact: true } meaning)
        {
            var isList = SectionKind.HasItems(meaning.Kind);
            return
            [
                term with
                {
                    Shape = LineShape.Heading,
                    Level = Block.ImpliedLevel,
                },
                .. descriptions.Select(line =>
                    line with
                    {
                        Shape = isList ? LineShape.Item : LineShape.Plain,
                        Level = 0,
                    }
                ),
            ];
        }

        if (descriptions.Length == 1)
        {
            var gap = new string(SourceLine.SoftBreak, Math.Max(0, descriptions[0].Number - term.EndNumber));
            return [term with { Text = term.Text + ": " + gap + descriptions[0].Text, Shape = LineShape.Item }];
        }

        return
        [
            term with
            {
                Text = descriptions.Length == 0 ? term.Text : term.Text + ":",
                Shape = LineShape.Item,
            },
            .. descriptions.Select(line => line with { Shape = LineShape.Item, Level = term.Level + 1 }),
        ];
    }
}
