namespace RoleCatalog.Application.SkillProfiles.Import;

/// <summary>Finds the skills of a vocabulary in a text: longest name first, whole terms only.</summary>
internal sealed class SkillRecognition(SkillVocabulary vocabulary, IReadOnlyList<LanguageRules> languages)
{
    private const int LongestSeparator = 20;
    private const int LongestLead = 40;
    private const string ListMarks = ",/&()|;•";

    public IReadOnlyList<SkillVocabulary.Match> In(string text)
    {
        var tokens = SkillTokens.Of(text);
        var candidates = new List<SkillVocabulary.Match>();
        for (var index = 0; index < tokens.Count; )
        {
            var match = vocabulary.LongestAt(tokens, index, text);
            if (match is { } found && !IsOrdinaryWord(found, tokens, text))
            {
                candidates.Add(found);
                index = found.LastToken;
            }

            index++;
        }

        return candidates.Count == 0 ? candidates : Supported([.. WithoutOtherNames(candidates, text)], text);
    }

    private IEnumerable<SkillVocabulary.Match> WithoutOtherNames(List<SkillVocabulary.Match> candidates, string text)
    {
        var words = Words.Of(text);
        var taken = languages
            .SelectMany(rules => rules.OtherNames.In(words))
            .SelectMany(name => Enumerable.Range(name.First, name.Count))
            .Select(word => words[word].Start)
            .ToHashSet();
        return candidates.Where(match => !taken.Contains(match.Start));
    }

    // "react to alerts", "Excel at service": a word of the language, unless it is written as a name is.
    private bool IsOrdinaryWord(SkillVocabulary.Match match, IReadOnlyList<SkillToken> tokens, string text)
    {
        if (
            match.FirstToken != match.LastToken
            || !languages.Any(rules => rules.OrdinaryWords.Contains(tokens[match.FirstToken].Folded))
        )
        {
            return false;
        }

        var isLowerCase = !text.AsSpan(match.Start, match.End - match.Start).ContainsAnyInRange('A', 'Z');
        var isNameInLowerCase = !match.Name.AsSpan().ContainsAnyInRange('A', 'Z');
        return (isLowerCase && !isNameInLowerCase && !(IsLed(match, text) && EndsAClause(match, text)))
            || (BeginsSentence(match.Start, text) && IsFollowedByWord(match, tokens, text));
    }

    private static bool BeginsSentence(int start, string text)
    {
        var before = text.AsSpan(0, start).TrimEnd();
        return before.IsEmpty || before[^1] is '.' or '!' or '?';
    }

    private bool IsFollowedByWord(SkillVocabulary.Match match, IReadOnlyList<SkillToken> tokens, string text)
    {
        if (match.LastToken + 1 >= tokens.Count)
        {
            return false;
        }

        var next = tokens[match.LastToken + 1];
        return string.IsNullOrWhiteSpace(text[match.End..next.Start])
            && languages.Any(rules => rules.StopWords.Contains(next.Folded) && !IsListWord(next.Folded));
    }

    /// <summary>Keeps a short name only in its exact case, and beside a skill or alone between list marks.</summary>
    private List<SkillVocabulary.Match> Supported(List<SkillVocabulary.Match> candidates, string text)
    {
        var kept = candidates.ConvertAll(match =>
            !match.IsWeak || (IsExact(match, text) && (IsListed(match, text) || IsLed(match, text)))
        );
        for (var index = 1; index < kept.Count; index++)
        {
            kept[index] |=
                kept[index - 1]
                && IsExact(candidates[index], text)
                && AreNeighbours(candidates[index - 1], candidates[index], text);
        }

        for (var index = kept.Count - 2; index >= 0; index--)
        {
            kept[index] |=
                kept[index + 1]
                && IsExact(candidates[index], text)
                && AreNeighbours(candidates[index], candidates[index + 1], text);
        }

        return [.. candidates.Where((_, index) => kept[index])];
    }

    private bool EndsAClause(SkillVocabulary.Match match, string text)
    {
        var after = text.AsSpan(match.End).TrimStart();
        var word = after[..(after.IndexOfAny(' ', ',') is >= 0 and var end ? end : after.Length)];
        return after.IsEmpty
            || ListMarks.Contains(after[0], StringComparison.Ordinal)
            || after[0] is '.' or ';'
            || IsListWord(Words.Fold(word.ToString()));
    }

    private bool IsLed(SkillVocabulary.Match match, string text)
    {
        var before = Words.Of(text[Math.Max(0, match.Start - LongestLead)..match.Start]);
        var isJoined = text.AsSpan(match.End).TrimStart() is ['-' or '&', ..];
        return !isJoined
            && match.Start > 0
            && text[match.Start - 1] == ' '
            && Enumerable
                .Range(0, before.Count)
                .Any(index => languages.Any(rules => rules.SkillLeads.At(before, index)?.Last == before.Count - 1));
    }

    private static bool IsExact(SkillVocabulary.Match match, string text) =>
        text.AsSpan(match.Start, match.End - match.Start).SequenceEqual(match.Name);

    private static bool IsListed(SkillVocabulary.Match match, string text)
    {
        var before = text.AsSpan(0, match.Start).TrimEnd();
        var after = text.AsSpan(match.End).TrimStart();
        var opens = before.IsEmpty || ListMarks.Contains(before[^1], StringComparison.Ordinal);
        var closes = after.IsEmpty || ListMarks.Contains(after[0], StringComparison.Ordinal) || after[0] is ':' or '.';
        return opens && closes;
    }

    private bool AreNeighbours(SkillVocabulary.Match left, SkillVocabulary.Match right, string text)
    {
        if (right.Start - left.End > LongestSeparator)
        {
            return false;
        }

        var between = text[left.End..right.Start];
        return Words.Of(between).All(word => IsListWord(word.Folded))
            && !between.Contains('.', StringComparison.Ordinal);
    }

    private bool IsListWord(string word) =>
        languages.Any(rules =>
            rules.Or.At([new Word(word, 0, 0, true)], 0) is not null
            || rules.And.At([new Word(word, 0, 0, true)], 0) is not null
        );
}
