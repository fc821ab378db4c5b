namespace RoleCatalog.Application.SkillProfiles.Import;

/// <summary>The bold words a line may begin with.</summary>
internal static class StrongWords
{
    /// <summary>Their length with the marks, or 0.</summary>
    public static int LengthIn(string markup)
    {
        var mark = MarkOf(markup);
        if (mark.Length == 0)
        {
            return 0;
        }

        var end = markup.IndexOf(mark, mark.Length, StringComparison.Ordinal);
        return end > mark.Length ? end + mark.Length : 0;
    }

    private static string MarkOf(string markup)
    {
        foreach (var mark in (ReadOnlySpan<string>)["***", "**", "__", "\u0002"])
        {
            if (markup.StartsWith(mark, StringComparison.Ordinal))
            {
                return mark;
            }
        }

        return string.Empty;
    }
}
