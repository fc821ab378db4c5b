using System.Buffers;
using System.Net;
using System.Text;

namespace RoleCatalog.Application.SkillProfiles.Import;

/// <summary>Plain text from a line of Markdown: emphasis, links, code marks and tags go, every line end stays.</summary>
internal static class InlineMarkup
{
    /// <summary>Bold text of an HTML document is kept between these until headings have been told by it.</summary>
    public const char StrongMark = '\u0002';

    private const char Removed = '\u0003';
    private const int LongestTarget = 2000;
    private const string Escapable = "\\`*_[]()#+-.!|<>~\"'&:";
    private static readonly SearchValues<char> Marks = SearchValues.Create("\\`*_~[]!<&{\u0002");

    public static string Clean(string text) =>
        text.AsSpan().ContainsAny(Marks) ? new Cleaning(text).Run() : text.Trim();

    private sealed class Cleaning(string text)
    {
        private readonly StringBuilder output = new(text.Length);
        private readonly Stack<int> openBrackets = new();

        public string Run()
        {
            for (var index = 0; index < text.Length; )
            {
                index = Step(index);
            }

            return output.Replace(Removed.ToString(), string.Empty).ToString().Trim();
        }

        private int Step(int index) =>
            text[index] switch
            {
                '\\' => Escape(index),
                '`' or StrongMark => index + 1,
                '*' or '_' or '~' => Emphasis(index),
                '[' => OpenBracket(index),
                ']' => CloseBracket(index),
                '!' when At(index + 1) == '[' => index + 1,
                '<' => Tag(index),
                '&' => Entity(index),
                '{' => Attributes(index),
                _ => Copy(index),
            };

        private char At(int index) => index >= 0 && index < text.Length ? text[index] : ' ';

        private int Copy(int index)
        {
            output.Append(text[index]);
            return index + 1;
        }

        private int Escape(int index)
        {
            if (!Escapable.Contains(At(index + 1), StringComparison.Ordinal))
            {
                return Copy(index);
            }

            output.Append(text[index + 1]);
            return index + 2;
        }

        // A mark that touches a word on one side only opens or closes emphasis; snake_case and 2 * 3 do not.
        private int Emphasis(int index)
        {
            var end = index;
            while (end < text.Length && text[end] == text[index])
            {
                end++;
            }

            var before = At(index - 1);
            var after = At(end);
            var isBetweenSpaces = char.IsWhiteSpace(before) && char.IsWhiteSpace(after);
            var isInWord = text[index] == '_' && char.IsLetterOrDigit(before) && char.IsLetterOrDigit(after);
            var isTilde = text[index] == '~' && end - index != 2;
            if (isBetweenSpaces || isInWord || isTilde)
            {
                output.Append(text, index, end - index);
            }

            return end;
        }

        private int OpenBracket(int index)
        {
            openBrackets.Push(output.Length);
            return Copy(index);
        }

        private int CloseBracket(int index)
        {
            if (!openBrackets.TryPop(out var opening))
            {
                return Copy(index);
            }

            var end = EndOfTarget(index + 1);
            if (end < 0)
            {
                return Copy(index);
            }

            output[opening] = Removed;
            output.Append(SourceLine.SoftBreak, Passage.BreaksIn(text.AsSpan(index, end - index)));
            return end;
        }

        private int EndOfTarget(int index)
        {
            if (At(index) is not ('(' or '['))
            {
                return -1;
            }

            var target = text.AsSpan(index + 1, Math.Min(LongestTarget, text.Length - index - 1));
            var depth = 1;
            for (var offset = 0; offset < target.Length; offset++)
            {
                // A bracket ends the search too, which keeps a line of them linear.
                depth += target[offset] switch
                {
                    '(' when text[index] == '(' => 1,
                    ')' when text[index] == '(' => -1,
                    ']' when text[index] == '[' => -1,
                    '[' or ']' => LongestTarget,
                    _ => 0,
                };
                if (depth == 0)
                {
                    return index + offset + 2;
                }

                if (depth > LongestTarget / 2)
                {
                    return -1;
                }
            }

            return -1;
        }

        private int Tag(int index)
        {
            var isTag =
                char.IsAsciiLetter(At(index + 1)) || (At(index + 1) == '/' && char.IsAsciiLetter(At(index + 2)));
            var inside = isTag ? text.AsSpan(index + 1, Math.Min(LongestTarget, text.Length - index - 1)) : [];
            var end = inside.IndexOfAny('<', '>');
            if (end < 0 || inside[end] != '>')
            {
                return Copy(index);
            }

            var isAddress = inside[..end].ContainsAny(':', '@') && !inside[..end].Contains(' ');
            output.Append(
                isAddress ? inside[..end]
                : HtmlTag.IsKnown(inside[..end]) ? " "
                : text.AsSpan(index, end + 2)
            );
            return index + end + 2;
        }

        private int Entity(int index)
        {
            var end = text.AsSpan(index, Math.Min(12, text.Length - index)).IndexOf(';');
            if (end < 0)
            {
                return Copy(index);
            }

            output.Append(WebUtility.HtmlDecode(text.Substring(index, end + 1)).Replace('\u00A0', ' '));
            return index + end + 1;
        }

        // {#anchor} and {: .class} after a heading.
        private int Attributes(int index)
        {
            var end = At(index + 1) is '#' or ':'
                ? text.AsSpan(index, Math.Min(200, text.Length - index)).IndexOf('}')
                : -1;
            return end < 0 || At(index - 1) == '{' ? Copy(index) : index + end + 1;
        }
    }
}
