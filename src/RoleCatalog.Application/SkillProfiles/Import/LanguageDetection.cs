namespace RoleCatalog.Application.SkillProfiles.Import;

/// <summary>The language of a text, by the share of its stop words.</summary>
internal static class LanguageDetection
{
    private const int EnoughWords = 8;

    public static DetectedLanguage Detect(ReadingRules rules, IEnumerable<string> texts)
    {
        var counts = new int[rules.Languages.Count];
        foreach (var text in texts)
        {
            foreach (var word in Words.Of(text))
            {
                for (var language = 0; language < counts.Length; language++)
                {
                    counts[language] += rules.Languages[language].StopWords.Contains(word.Folded) ? 1 : 0;
                }
            }
        }

        var total = counts.Sum();
        var best = Array.IndexOf(counts, counts.Max());
        var share = total == 0 ? 0 : (double)counts[best] / total;
        var confidence = Math.Round(share * Math.Min(1.0, (double)total / EnoughWords), 2);
        return new DetectedLanguage(rules.Languages[best].Language, Given: false, confidence);
    }

    /// <summary>The language of a tag such as "id-ID", if it has rules.</summary>
    public static string? Supported(ReadingRules rules, string tag)
    {
        var primary = tag.Trim().Split(['-', '_'], 2)[0];
        return rules
            .Languages.FirstOrDefault(each => each.Language.Equals(primary, StringComparison.OrdinalIgnoreCase))
            ?.Language;
    }
}
