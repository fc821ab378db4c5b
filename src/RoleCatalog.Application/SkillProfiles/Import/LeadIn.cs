namespace RoleCatalog.Application.SkillProfiles.Import;

/// <summary>A long paragraph that ends in a colon: its last sentence, or the clause that says so, heads the list after it.</summary>
internal static class LeadIn
{
    public static IEnumerable<Block> Apart(Block block, HeadingSense sense)
    {
        var text = block.Text;
        var start = StartOfLast(text, ". ");
        if (
            StartOfLast(text, ", ") is var clause
            && clause > start
            && char.IsLower(text[clause])
            && sense.Of(text[clause..]) is not null
        )
        {
            start = clause;
        }

        if (start > 0)
        {
            yield return block with
            {
                Passage = block.Passage.Slice(0, start),
                IsStrong = false,
                StrongLead = 0,
            };
        }

        yield return block with
        {
            Kind = BlockKind.Heading,
            Level = Block.ColonLevel,
            Passage = block.Passage.Slice(start, text.Length),
        };
    }

    private static int StartOfLast(string text, string separator)
    {
        var index = text.LastIndexOf(separator, text.Length - 2, StringComparison.Ordinal);
        return index < 0 ? 0 : index + separator.Length;
    }
}
