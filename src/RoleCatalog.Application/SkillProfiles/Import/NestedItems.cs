using System.Text;

namespace RoleCatalog.Application.SkillProfiles.Import;

/// <summary>A list with lists inside it, made flat as a person would: a label groups its items, an introduction takes them in.</summary>
internal static class NestedItems
{
    private const int MostChildrenToJoin = 30;
    private const int LongestJoined = 500;
    private const int MostWordsOfALabel = 6;
    private const int MostWordsOfAGroup = 4;
    private const int MostWordsOfAShortItem = 5;

    /// <summary>Each block, with the label it stands under, if any. A label itself comes as a heading.</summary>
    public static IEnumerable<(Block Block, Block? Label)> Flat(
        IReadOnlyList<Block> blocks,
        Func<string, bool> offersAChoice
    )
    {
        Block? label = null;
        for (var index = 0; index < blocks.Count; )
        {
            var block = blocks[index];
            label = block.Kind == BlockKind.Item && label is not null && block.Level > label.Level ? label : null;
            var children = ChildrenOf(blocks, index);
            var isJoined = children.Count > 0 && CanJoin(block, children, offersAChoice(block.Text));
            if (children.Count > 0 && !isJoined && IsLabel(block))
            {
                label = block;
                yield return (block with { Kind = BlockKind.Heading }, null);
            }
            else
            {
                yield return (isJoined ? Joined(block, children) : block, label);
            }

            index += isJoined ? children.Count + 1 : 1;
        }
    }

    private static IReadOnlyList<Block> ChildrenOf(IReadOnlyList<Block> blocks, int parent)
    {
        if (blocks[parent].Kind != BlockKind.Item)
        {
            return [];
        }

        var children = new List<Block>();
        for (var index = parent + 1; index < blocks.Count && children.Count <= MostChildrenToJoin; index++)
        {
            if (blocks[index].Kind != BlockKind.Item || blocks[index].Level <= blocks[parent].Level)
            {
                break;
            }

            children.Add(blocks[index]);
        }

        return children;
    }

    // "Technical skills:" with long items is a label; "One of the following:" with names is one item.
    private static bool CanJoin(Block parent, IReadOnlyList<Block> children, bool isChoice) =>
        children.Count <= MostChildrenToJoin
        && children.All(child => child.Level == children[0].Level)
        && children.Sum(child => child.Text.Length) + parent.Text.Length <= LongestJoined
        && parent.Text[^1] is not '.'
        && (
            isChoice
            || (
                (WordsOf(parent) > MostWordsOfAGroup || !parent.Text.EndsWith(':'))
                && (children.All(child => WordsOf(child) <= MostWordsOfAShortItem) || AreOneSentence(children))
            )
        );

    private static bool AreOneSentence(IReadOnlyList<Block> items) =>
        items.Count > 1 && items.SkipLast(1).All(item => item.Text.EndsWith(','));

    private static bool IsLabel(Block block) =>
        block.IsStrong
        || block.Text.EndsWith(':')
        || (WordsOf(block) <= MostWordsOfALabel / 2 && block.Text[^1] is not '.');

    private static Block Joined(Block parent, IReadOnlyList<Block> children)
    {
        var text = new StringBuilder(parent.Text.TrimEnd(':')).Append(':');
        var line = parent.Passage.EndLine;
        foreach (var child in children)
        {
            text.Append(ReferenceEquals(child, children[0]) ? string.Empty : ",")
                .Append(SourceLine.SoftBreak, Math.Max(0, child.Passage.Line - line))
                .Append(' ')
                .Append(ReferenceEquals(child, children[^1]) ? child.Text : child.Text.TrimEnd(',', ';', '.'));
            line = child.Passage.EndLine;
        }

        return parent with
        {
            Passage = new Passage(text.ToString(), parent.Passage.Line),
            StrongLead = 0,
        };
    }

    private static int WordsOf(Block block) => block.Text.AsSpan().Count(' ') + 1;
}
