namespace RoleCatalog.Application.SkillProfiles.Import;

/// <param name="Kind">A key of the rules' sections.</param>
/// <param name="IsExact">The heading says nothing else.</param>
internal sealed record HeadingMeaning(string Kind, bool IsExact);

/// <summary>What part of a document a heading announces, by the words of one language.</summary>
internal sealed class SectionHeadings(
    Dictionary<string, LanguageRulesFile.SectionWords> sections,
    bool headNounComesLast,
    IReadOnlySet<string> fillers
)
{
    private const int MostWordsOfAnEnding = 5;

    private readonly PhraseSet<string> contained = new(
        sections.SelectMany(section => section.Value.Contains.Select(phrase => (phrase, section.Key)))
    );

    private readonly PhraseSet<string> whole = new(
        sections.SelectMany(section =>
            section.Value.Contains.Concat(section.Value.Exact).Select(phrase => (phrase, section.Key))
        )
    );

    private readonly PhraseSet<string> first = Phrases(sections, words => words.Begins);
    private readonly PhraseSet<string> last = Phrases(sections, words => words.Ends);

    public HeadingMeaning? Of(IReadOnlyList<Word> heading)
    {
        if ((IsWhole(heading) ?? IsWhole(WithoutFillers(heading))) is { } exact)
        {
            return new HeadingMeaning(exact, IsExact: true);
        }

        if (Ending(heading) is { } ending)
        {
            return new HeadingMeaning(ending, IsExact: false);
        }

        var matches = contained.In(heading).ToArray();
        if (matches.Length > 0)
        {
            return new HeadingMeaning(Decide(matches), SaysNothingElse(heading, matches));
        }

        var kind = IsWhole(LastPart(heading)) ?? first.At(heading, 0)?.Value;
        return kind is null ? null : new HeadingMeaning(kind, IsExact: false);
    }

    private static PhraseSet<string> Phrases(
        Dictionary<string, LanguageRulesFile.SectionWords> sections,
        Func<LanguageRulesFile.SectionWords, string[]?> phrases
    ) => new(sections.SelectMany(section => (phrases(section.Value) ?? []).Select(phrase => (phrase, section.Key))));

    /// <summary>What a sentence is that begins as a heading may end: "You will run the shop."</summary>
    public string? Opening(IReadOnlyList<Word> sentence) => last.At(sentence, 0)?.Value;

    // "As our new colleague, you will"
    private string? Ending(IReadOnlyList<Word> heading)
    {
        for (var index = Math.Max(0, heading.Count - MostWordsOfAnEnding); index < heading.Count; index++)
        {
            if (last.At(heading, index) is { } match && match.Last == heading.Count - 1)
            {
                return match.Value;
            }
        }

        return null;
    }

    // "Your key responsibilities", "Duties and responsibilities"
    private bool SaysNothingElse(IReadOnlyList<Word> heading, PhraseMatch<string>[] matches) =>
        Enumerable
            .Range(0, heading.Count)
            .All(word =>
                fillers.Contains(heading[word].Folded)
                || Array.Exists(matches, match => word >= match.First && word <= match.Last)
            );

    private string? IsWhole(IReadOnlyList<Word> heading) =>
        heading.Count > 0 && whole.At(heading, 0) is { } match && match.Count == heading.Count ? match.Value : null;

    private string Decide(PhraseMatch<string>[] matches)
    {
        var kinds = matches.Select(match => match.Value).ToHashSet(StringComparer.Ordinal);
        if (kinds.SetEquals([SectionKind.Requirements, SectionKind.Responsibilities]))
        {
            return SectionKind.Mixed;
        }

        return kinds.Contains(SectionKind.Preferred) ? SectionKind.Preferred
            : headNounComesLast ? matches[^1].Value
            : matches[0].Value;
    }

    // "Additional skills"
    private IReadOnlyList<Word> WithoutFillers(IReadOnlyList<Word> heading) =>
        [.. heading.SkipWhile(word => fillers.Contains(word.Folded))];

    // "Head of Design - Levels" is about levels.
    private static IReadOnlyList<Word> LastPart(IReadOnlyList<Word> heading)
    {
        var start = heading.Count - 1;
        while (start > 0 && !heading[start].AfterBreak)
        {
            start--;
        }

        return start > 0 ? [.. heading.Skip(start)] : [];
    }
}
