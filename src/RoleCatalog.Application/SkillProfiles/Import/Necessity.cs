namespace RoleCatalog.Application.SkillProfiles.Import;

/// <param name="Value">"required" or "preferred".</param>
/// <param name="IsForPart">A part of the item is only preferred; the item as a whole is not.</param>
internal sealed record NecessityReading(string Value, string? Words, bool IsForPart);

/// <summary>Whether a requirement must be met or is welcome.</summary>
internal sealed class Necessity(IReadOnlyList<LanguageRules> languages)
{
    public const string Required = "required";
    public const string Preferred = "preferred";
    private const int WordsOfAClaimOfItsOwn = 4;
    private const int WordsOfALongClaim = 7;

    /// <param name="sectionWords">The heading, of a section whose items are preferred.</param>
    public NecessityReading In(ItemText item, string? sectionWords)
    {
        foreach (var rules in languages)
        {
            if (First(item, rules) is not { } match)
            {
                continue;
            }

            var isForPart = match.Value == Preferred && IsForPart(item, match, rules);
            if (sectionWords is not null || isForPart)
            {
                return sectionWords is null
                    ? new NecessityReading(Required, null, IsForPart: true)
                    : new NecessityReading(
                        Preferred,
                        match.Value == Preferred ? item.Between(match.First, match.Last) : sectionWords,
                        false
                    );
            }

            return new NecessityReading(match.Value, item.Between(match.First, match.Last), false);
        }

        return new NecessityReading(sectionWords is null ? Required : Preferred, sectionWords, false);
    }

    private static PhraseMatch<string>? First(ItemText item, LanguageRules rules)
    {
        for (var index = 0; index < item.Words.Count; index++)
        {
            if (rules.NecessityPhrases.At(item.Words, index) is { } phrase && !item.IsSkill(index))
            {
                return phrase;
            }

            var alone = rules.NecessityAlone.At(item.Words, index);
            if (
                alone is { } word
                && index > 0
                && item.Words[index].AfterBreak
                && item.HasBreakAfter(word.Last)
                && !item.IsSkill(index)
            )
            {
                return word;
            }
        }

        return null;
    }

    // "A degree in law, a master's is a plus": the plus is the master's, the degree is required.
    private static bool IsForPart(ItemText item, PhraseMatch<string> match, LanguageRules rules)
    {
        var isBracketed = item.Before(match.First).Contains('(', StringComparison.Ordinal);
        if (isBracketed)
        {
            return match.First > 0 && match.Last + 1 < item.Words.Count;
        }

        if (
            match.First >= WordsOfAClaimOfItsOwn
            && item.Before(match.First).Contains(',', StringComparison.Ordinal)
            && !item.HasBreakAfter(match.Last)
        )
        {
            return true;
        }

        var hasVerb = false;
        var isList = false;
        var isInBrackets = false;
        for (var index = match.Last; index > 0; index--)
        {
            hasVerb |= rules.Copulas.Contains(item.Words[index].Folded);
            var before = item.Words[index].AfterBreak ? item.Before(index) : string.Empty;
            isInBrackets = IsInBrackets(before, isInBrackets);
            if (isInBrackets && !before.Contains(')', StringComparison.Ordinal))
            {
                continue;
            }

            isList |=
                before.Length > 0 && (rules.And.At(item.Words, index) ?? rules.Or.At(item.Words, index)) is not null;
            var isComma = !isList && before.Contains(',', StringComparison.Ordinal);
            var endsClause = before.AsSpan().ContainsAny('.', ';') || before.Trim() is "-" or "–" or "—";
            if (endsClause || (isComma && hasVerb))
            {
                return index <= match.First && index >= WordsOfAClaimOfItsOwn;
            }

            if (isComma && index <= match.First && index >= WordsOfALongClaim)
            {
                return true;
            }
        }

        return false;
    }

    // From right to left: a closing bracket is where they begin.
    private static bool IsInBrackets(string between, bool wasInBrackets)
    {
        var bracket = between.AsSpan().IndexOfAny('(', ')');
        return bracket < 0 ? wasInBrackets : between[bracket] == ')';
    }
}
