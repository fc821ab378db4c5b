namespace RoleCatalog.Application.SkillProfiles.Import;

/// <param name="Kind">A key of the rules' sections.</param>
/// <param name="IsExact">The heading says nothing else.</param>
internal sealed record HeadingMeaning(string Kind, bool IsExact);

/// <summary>What part of a document a heading announces, by the words of one language.</summary>
internal sealed class SectionHeadings(
    Dictionary<string, LanguageRulesFile.SectionWords> sections,
    bool headNounComesLast
)
{
    private readonly PhraseSet<string> contained = new(
        sections.SelectMany(section => section.Value.Contains.Select(phrase => (phrase, section.Key)))
    );

    private readonly PhraseSet<string> whole = new(
        sections.SelectMany(section =>
            section.Value.Contains.Concat(section.Value.Exact).Select(phrase => (phrase, section.Key))
        )
    );

    public HeadingMeaning? Of(IReadOnlyList<Word> heading)
    {
        if (IsWhole(heading) is { } exact)
        {
            return new HeadingMeaning(exact, IsExact: true);
        }

        var matches = contained.In(heading).ToArray();
        if (matches.Length > 0)
        {
            return new HeadingMeaning(Decide(matches), IsExact: false);
        }

        return IsWhole(LastPart(heading)) is { } last ? new HeadingMeaning(last, IsExact: false) : null;
    }

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
