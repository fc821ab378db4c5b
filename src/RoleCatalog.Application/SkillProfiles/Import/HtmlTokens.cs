namespace RoleCatalog.Application.SkillProfiles.Import;

internal enum HtmlTokenKind
{
    Text,
    Open,
    Close,
    Comment,
}

/// <param name="Name">Of the element.</param>
internal readonly record struct HtmlToken(HtmlTokenKind Kind, string Name, int Start, int End);

/// <summary>Text and tags in order, in one pass and without a tree: no depth of nesting can exhaust the stack.</summary>
internal sealed class HtmlTokens(string text)
{
    private bool tagsEnd = true;

    public HtmlToken Next(int start)
    {
        var opening = text.IndexOf('<', start);
        if (opening < 0)
        {
            return new HtmlToken(HtmlTokenKind.Text, string.Empty, start, text.Length);
        }

        if (opening > start)
        {
            return new HtmlToken(HtmlTokenKind.Text, string.Empty, start, opening);
        }

        return Markup(start) ?? new HtmlToken(HtmlTokenKind.Text, string.Empty, start, start + 1);
    }

    private HtmlToken? Markup(int start)
    {
        var next = start + 1 < text.Length ? text[start + 1] : ' ';
        if (!tagsEnd || !(char.IsAsciiLetter(next) || next is '/' or '!' or '?'))
        {
            return null;
        }

        if (
            text.AsSpan(start).StartsWith("<!--")
            && text.IndexOf("-->", start + 4, StringComparison.Ordinal) is >= 0 and var comment
        )
        {
            return new HtmlToken(HtmlTokenKind.Comment, string.Empty, start, comment + 3);
        }

        var end = EndOfTag(start + 1);
        if (end < 0)
        {
            tagsEnd = false;
            return null;
        }

        var kind = next switch
        {
            '/' => HtmlTokenKind.Close,
            '!' or '?' => HtmlTokenKind.Comment,
            _ => HtmlTokenKind.Open,
        };
        return new HtmlToken(kind, HtmlTag.NameIn(text.AsSpan(start + 1, Math.Min(20, end - start - 1))), start, end);
    }

    private int EndOfTag(int index)
    {
        while (index < text.Length)
        {
            var stop = text.AsSpan(index).IndexOfAny('>', '"', '\'');
            if (stop < 0)
            {
                return -1;
            }

            index += stop;
            if (text[index] == '>')
            {
                return index + 1;
            }

            var closing = text.IndexOf(text[index], index + 1);
            if (closing < 0)
            {
                return text.IndexOf('>', index) is >= 0 and var end ? end + 1 : -1;
            }

            index = closing + 1;
        }

        return -1;
    }
}
