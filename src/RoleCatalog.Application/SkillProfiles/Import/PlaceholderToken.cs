namespace RoleCatalog.Application.SkillProfiles.Import;

/// <summary>How a placeholder stands in a text: <c>{{key}}</c>. A backslash before it makes it a literal.</summary>
internal static class PlaceholderToken
{
    public const int LongestKey = 40;

    public static string Of(string key) => "{{" + key + "}}";

    /// <summary>The length of the token that begins here, or 0.</summary>
    public static int LengthAt(string text, int index)
    {
        if (
            text[index] != '{'
            || index + 4 >= text.Length
            || text[index + 1] != '{'
            || (index > 0 && text[index - 1] == '\\')
        )
        {
            return 0;
        }

        var key = text.AsSpan(index + 2, Math.Min(LongestKey + 2, text.Length - index - 2));
        var end = key.IndexOf("}}", StringComparison.Ordinal);
        return end > 0 && !key[..end].ContainsAnyExcept(KeyCharacters) ? end + 4 : 0;
    }

    public static IEnumerable<string> KeysIn(string text)
    {
        for (var index = text.IndexOf("{{", StringComparison.Ordinal); index >= 0; )
        {
            var length = LengthAt(text, index);
            if (length > 0)
            {
                yield return text.Substring(index + 2, length - 4);
            }

            index = text.IndexOf("{{", index + Math.Max(length, 1), StringComparison.Ordinal);
        }
    }

    private static readonly System.Buffers.SearchValues<char> KeyCharacters = System.Buffers.SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyz0123456789-"
    );
}
