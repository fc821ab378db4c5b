namespace RoleCatalog.Application.SkillProfiles.Import;

/// <summary>The names of all skills, built once and read by many documents at a time.</summary>
public sealed class SkillVocabulary
{
    private const int LongestWeakName = 2;
    private readonly Node root = new();

    private SkillVocabulary() { }

    public static SkillVocabulary Of(IEnumerable<SkillName> names)
    {
        var vocabulary = new SkillVocabulary();
        foreach (var name in names)
        {
            foreach (var spelling in SkillSpellings.Of(name.Text))
            {
                vocabulary.Add(name, spelling);
            }
        }

        return vocabulary;
    }

    /// <summary>The longest name that begins at this token.</summary>
    internal Match? LongestAt(IReadOnlyList<SkillToken> tokens, int index, string text)
    {
        Match? longest = null;
        var node = root;
        for (var next = index; next < tokens.Count && node is not null; next++)
        {
            if (next > index && !SkillSpellings.MayJoin(text.AsSpan(tokens[next - 1].End..tokens[next].Start)))
            {
                break;
            }

            longest = Ending(node, tokens, index, next, text) ?? longest;
            node = node.Next(tokens[next].Folded);
        }

        return longest;
    }

    private static Match? Ending(Node node, IReadOnlyList<SkillToken> tokens, int first, int last, string text)
    {
        var token = tokens[last];
        foreach (var (folded, length) in SkillSpellings.EndingsOf(token, text))
        {
            if (node.Next(folded)?.Name is { } name)
            {
                return new Match(name.SkillKey, name.Text, first, last, tokens[first].Start, token.Start + length);
            }
        }

        return null;
    }

    private void Add(SkillName name, IReadOnlyList<string> spelling)
    {
        var node = root;
        foreach (var token in spelling)
        {
            node = node.NextOrNew(token);
        }

        if (node != root)
        {
            node.Name ??= name;
        }
    }

    /// <param name="Name">The label or alias.</param>
    internal readonly record struct Match(
        string SkillKey,
        string Name,
        int FirstToken,
        int LastToken,
        int Start,
        int End
    )
    {
        /// <summary>So short that it takes its exact case and a list around it to be a skill: "R", "Go".</summary>
        public bool IsWeak => Name.Length <= LongestWeakName && Name.All(char.IsLetter);
    }

    private sealed class Node
    {
        private Dictionary<string, Node>? children;

        public SkillName? Name { get; set; }

        public Node? Next(string token) => children?.GetValueOrDefault(token);

        public Node NextOrNew(string token)
        {
            children ??= new Dictionary<string, Node>(StringComparer.Ordinal);
            if (!children.TryGetValue(token, out var child))
            {
                children[token] = child = new Node();
            }

            return child;
        }
    }
}
