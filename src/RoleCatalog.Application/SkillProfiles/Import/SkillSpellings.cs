namespace RoleCatalog.Application.SkillProfiles.Import;

/// <summary>The ways a skill's name is written: Node.js, Node JS, NodeJS; front-end, frontend; HTML, HTML5; API, APIs.</summary>
internal static class SkillSpellings
{
    private const int ShortestVersioned = 3;

    public static IEnumerable<IReadOnlyList<string>> Of(string name)
    {
        string[] tokens = [.. SkillTokens.Of(name).Select(token => token.Folded)];
        yield return tokens;
        if (tokens.Any(HasInnerDot))
        {
            yield return [.. tokens.SelectMany(token => HasInnerDot(token) ? token.Split('.') : [token])];
            yield return
            [
                .. tokens.Select(token =>
                    HasInnerDot(token) ? token.Replace(".", string.Empty, StringComparison.Ordinal) : token
                ),
            ];
        }

        if (tokens.Length == 2 && name.Contains('-', StringComparison.Ordinal))
        {
            yield return [tokens[0] + tokens[1]];
        }
    }

    /// <summary>A token as the last of a name, and how many of its characters count: with a version, or as a plural.</summary>
    public static IEnumerable<(string Folded, int Length)> EndingsOf(SkillToken token, string text)
    {
        var written = text[token.Start..token.End];
        yield return (token.Folded, written.Length);

        var unversioned = written.TrimEnd("0123456789.".AsSpan()).Length;
        var isVersioned = unversioned < written.Length && unversioned > 0;
        if (isVersioned && (unversioned >= ShortestVersioned || written[unversioned - 1] is '+' or '#'))
        {
            yield return (Words.Fold(written[..unversioned]), unversioned);
        }

        if (
            written.Length > 2
            && written[^1] == 's'
            && written.AsSpan(0, written.Length - 1).IndexOfAnyExceptInRange('A', 'Z') < 0
        )
        {
            yield return (Words.Fold(written[..^1]), written.Length - 1);
        }
    }

    /// <summary>Whether one name can run across what stands between two tokens.</summary>
    public static bool MayJoin(ReadOnlySpan<char> between) =>
        between.Length <= 4 && between.IndexOfAnyExcept(" \t\n-‐‑–/&_" + SourceLine.SoftBreak) < 0;

    private static bool HasInnerDot(string token) => token.IndexOf('.', StringComparison.Ordinal) > 0;
}
