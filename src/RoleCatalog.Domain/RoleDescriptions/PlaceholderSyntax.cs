using System.Text;
using System.Text.RegularExpressions;

namespace RoleCatalog.Domain.RoleDescriptions;

/// <summary>
/// How placeholders stand in a text: <c>{{key}}</c>. A backslash before the braces (<c>\{{</c>) makes them a literal.
/// </summary>
public static partial class PlaceholderSyntax
{
    public const int MaxKeyLength = 40;

    private const string Open = "{{";
    private const string Close = "}}";
    private const string Literal = @"\{{";

    private static readonly char[] Space = [' ', '\t'];

    public static bool IsKey(string? key) => key is not null && Key().IsMatch(key);

    public static string ParseKey(string? key) =>
        IsKey(key)
            ? key!
            : throw new DomainException(
                "placeholder-key-invalid",
                $"A placeholder's key starts with a lower-case letter and has at most {MaxKeyLength} letters, digits and hyphens."
            );

    /// <summary>The keys that the text uses.</summary>
    public static IReadOnlySet<string> Keys(string text) =>
        Parts(text).Where(part => part.IsKey).Select(part => part.Value).ToHashSet();

    /// <summary>What stands in braces, or opens them, and is no key.</summary>
    public static IReadOnlyList<string> Mistyped(string text) =>
        [.. Parts(text).Where(part => part.IsMistyped).Select(part => part.Value)];

    /// <summary>
    /// The text with every placeholder replaced and literal braces freed. Null leaves the gap open: it takes the space before
    /// it along, at the beginning of a line the space after it.
    /// </summary>
    public static string Fill(string text, Func<string, string?> value)
    {
        var filled = new StringBuilder(text.Length);
        var afterGap = false;
        foreach (var part in Parts(text))
        {
            if ((part.IsKey ? value(part.Value) : part.Value) is { } words)
            {
                var beginsLine = filled.Length == 0 || filled[^1] == '\n';
                filled.Append(afterGap && beginsLine ? words.TrimStart(Space) : words);
                afterGap = false;
            }
            else
            {
                while (filled.Length > 0 && Space.Contains(filled[^1]))
                {
                    filled.Length--;
                }

                afterGap = true;
            }
        }

        return filled.ToString();
    }

    private static IEnumerable<Part> Parts(string text)
    {
        var position = 0;
        while (position < text.Length)
        {
            var open = text.IndexOf(Open, position, StringComparison.Ordinal);
            if (open < 0)
            {
                yield return new Part(text[position..]);
                yield break;
            }

            if (open > position && text[open - 1] == Literal[0])
            {
                yield return new Part(text[position..(open - 1)] + Open);
                position = open + Open.Length;
                continue;
            }

            if (open > position)
            {
                yield return new Part(text[position..open]);
            }

            var close = text.IndexOf(Close, open, StringComparison.Ordinal);
            var end = close < 0 ? text.Length : close + Close.Length;
            var inner = close < 0 ? "" : text[(open + Open.Length)..close];
            yield return IsKey(inner) ? new Part(inner, IsKey: true) : new Part(text[open..end], IsMistyped: true);
            position = end;
        }
    }

    private readonly record struct Part(string Value, bool IsKey = false, bool IsMistyped = false);

    [GeneratedRegex(@"\A[a-z][a-z0-9-]{0,39}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Key();
}
