namespace RoleCatalog.Api.Conventions.Languages;

/// <summary>The shape of a BCP 47 tag, in the case that RFC 5646 recommends: en, id-ID, zh-Hant-TW.</summary>
internal static class LanguageTag
{
    // RFC 5646, 4.4.1: room for any tag that is not contrived.
    public const int MaxLength = 35;

    public static string? Normalize(string text)
    {
        var parts = text.Split('-');
        var wellFormed =
            text.Length <= MaxLength
            && IsLanguage(parts[0])
            && parts.Skip(1).All(part => part.Length is >= 1 and <= 8 && part.All(char.IsAsciiLetterOrDigit))
            && parts[^1].Length > 1;
        return wellFormed ? string.Join('-', parts.Select(Cased)) : null;
    }

    private static bool IsLanguage(string part) => part.Length is 2 or 3 && part.All(char.IsAsciiLetter);

    private static string Cased(string part, int index)
    {
        var lower = part.ToLowerInvariant();
        return (index, part.Length) switch
        {
            (> 0, 2) => lower.ToUpperInvariant(),
            (> 0, 4) when char.IsAsciiLetter(part[0]) => char.ToUpperInvariant(lower[0]) + lower[1..],
            _ => lower,
        };
    }
}
