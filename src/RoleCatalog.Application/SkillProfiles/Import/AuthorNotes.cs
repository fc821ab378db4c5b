namespace RoleCatalog.Application.SkillProfiles.Import;

/// <summary>Tells what speaks about the document or its author from what speaks about the role.</summary>
internal sealed class AuthorNotes(IReadOnlyList<LanguageRules> languages)
{
    private const int LongestPostingNote = 140;
    private const int LongestApplicationNote = 300;
    private const int MostWordsOfAByline = 6;

    public bool IsByline(string text)
    {
        if (text.Length > 80 || text.EndsWith('.'))
        {
            return false;
        }

        var words = Words.Of(text);
        return words.Count is > 1 and <= MostWordsOfAByline
            && languages.Any(rules =>
                rules.Bylines.At(words, 0) is { } byline
                && byline.Count < words.Count
                && words
                    .Skip(byline.Count)
                    .All(word => char.IsUpper(text[word.Start]) || char.IsDigit(text[word.Start]))
            );
    }

    public bool IsNote(string sentence) => Says(rules => rules.AuthorPhrases, sentence);

    /// <summary>Who the role answers to, or its grade: data of a posting.</summary>
    public bool IsPostingNote(string sentence) =>
        sentence.Length <= LongestPostingNote && Says(rules => rules.PostingNotes, sentence);

    /// <summary>How to apply, or an address to write to.</summary>
    public bool IsApplicationNote(string sentence) =>
        sentence.Length <= LongestApplicationNote
        && (HasAddress(sentence) || Says(rules => rules.ApplicationNotes, sentence));

    private static bool HasAddress(string text) =>
        text.IndexOf('@', StringComparison.Ordinal) is > 0 and var at
        && at + 1 < text.Length
        && char.IsLetterOrDigit(text[at - 1])
        && char.IsLetterOrDigit(text[at + 1]);

    private bool Says(Func<LanguageRules, PhraseSet<bool>> signs, string sentence)
    {
        var words = Words.Of(sentence);
        return languages.Any(rules => signs(rules).IsIn(words));
    }
}
